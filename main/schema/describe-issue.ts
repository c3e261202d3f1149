import * as v from 'valibot';

type Issue = v.BaseIssue<unknown>;

/**
 * One line saying which field is wrong and how, such as `accounts[0].servers[1]: is not a URL`. Never repeats the
 * wrong value, which may be a password: the schema library's own messages do.
 */
export function describeIssue(issue: Issue): string {
  const { path, problem } = locate(issue);
  const field = path.reduce<string>(appendKey, '');
  return field === '' ? problem : `${field}: ${problem}`;
}

export function describeIssues(issues: readonly [Issue, ...Issue[]]): string {
  return describeIssue(issues[0]);
}

function locate(issue: Issue): { path: unknown[]; problem: string } {
  const path = issue.path?.map(({ key }) => key) ?? [];
  // Of a union's alternatives the one that got furthest is the one that was meant.
  const alternatives = (issue.issues ?? []).map(locate).sort((a, b) => b.path.length - a.path.length);
  const furthest = alternatives[0];
  if (furthest !== undefined && furthest.path.length > 0) {
    return { path: [...path, ...furthest.path], problem: furthest.problem };
  }
  return { path, problem: describeProblem(issue) };
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
