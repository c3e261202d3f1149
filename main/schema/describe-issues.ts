import * as v from 'valibot';

type Issue = v.BaseIssue<unknown>;

/**
 * One line saying which field is wrong and how, such as `accounts[0].servers[1]: is not a URL`. Never repeats the
 * wrong value, which may be a password: the schema library's own messages do.
 */
export function describeIssues([issue]: readonly [Issue, ...Issue[]]): string {
  const { path, problem } = locate(issue);
  const field = path.reduce<string>(appendKey, '');
  return field === '' ? problem : `${field}: ${problem}`;
}

interface Located {
  readonly path: unknown[];
  readonly problem: string;
  /** The value was of the right type, only not valid. */
  readonly isTyped: boolean;
}

function locate(issue: Issue): Located {
  const path = issue.path?.map(({ key }) => key) ?? [];
  // Of a union's alternatives the one that got furthest is the one that was meant.
  const [meant] = (issue.issues ?? []).map(locate).sort(byReach);
  if (meant !== undefined && (meant.isTyped || meant.path.length > 0)) {
    return { ...meant, path: [...path, ...meant.path] };
  }
  return { path, problem: describeProblem(issue), isTyped: issue.kind === 'validation' };
}

function byReach(a: Located, b: Located): number {
  return b.path.length - a.path.length || Number(b.isTyped) - Number(a.isTyped);
}

function appendKey(field: string, key: unknown): string {
  if (typeof key === 'number') return `${field}[${key}]`;
  return field === '' ? String(key) : `${field}.${String(key)}`;
}

function describeProblem(issue: Issue): string {
  if (issue.kind === 'schema') {
    if (issue.type === 'strict_object' && issue.expected === 'never') return 'is not known';
    if (issue.received === 'undefined') return 'is missing';
    return `is not ${issue.expected ?? 'valid'}`;
  }
  switch (issue.type) {
    case 'max_length':
      return `is longer than ${String(issue.requirement)}`;
    case 'min_value':
      return `is less than ${String(issue.requirement)}`;
    case 'max_value':
      return `is more than ${String(issue.requirement)}`;
    case 'integer':
      return 'is not a whole number';
    case 'uuid':
      return 'is not a UUID';
    default:
      return issue.message.startsWith('Invalid ') ? 'is not valid' : issue.message;
  }
}
