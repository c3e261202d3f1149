import * as v from 'valibot';
import {
  failed,
  requests,
  type Answer,
  type Handlers,
  type RequestName,
} from '../../preload/contract/index.ts';
import { describeIssues } from '../schema/describe-issues.ts';

type AnyHandler = (input: unknown) => Promise<Answer<unknown>> | Answer<unknown>;

/**
 * Answers one request of a page. The input is hostile until its schema has passed it. The output passes its schema
 * too: what the contract does not name stays in main, and the answer can always be serialised.
 */
export async function answerRequest(
  name: RequestName,
  input: unknown,
  handlers: Handlers,
  logError: (text: string) => void,
): Promise<Answer<unknown>> {
  const { input: inputSchema, output: outputSchema } = requests[name];
  const parsed = v.safeParse(inputSchema, input);
  if (!parsed.success) return failed('invalid-request', describeIssues(parsed.issues));
  try {
    const answer = await (handlers[name] as AnyHandler)(parsed.output);
    if (!answer.ok) return failed(answer.failure.reason, answer.failure.detail);
    const output = v.safeParse(outputSchema, answer.value);
    if (output.success) return { ok: true, value: output.output };
    logError(`${name} answered what the contract does not allow: ${describeIssues(output.issues)}`);
  } catch (error) {
    logError(`${name} threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  return failed('internal');
}
