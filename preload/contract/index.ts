/**
 * What may cross the border between the processes: the requests of a window, and main's notices. A channel name is written
 * once, there; handler types, the bridge and what the renderer sees are derived from them.
 */
import type * as v from 'valibot';
import type { Answer } from './failure.ts';
import type { notices } from './notices.ts';
import { requests } from './requests.ts';

export * from './account.ts';
export { anonymousAddress } from './address.ts';
export * from './card.ts';
export * from './correspondent.ts';
export * from './desktop.ts';
export * from './failure.ts';
export * from './history.ts';
export * from './ice-server.ts';
export * from './message.ts';
export * from './links.ts';
export * from './person.ts';
export * from './recording.ts';
export * from './ringtone.ts';
export * from './room.ts';
export * from './screen.ts';
export * from './settings.ts';
export * from './shortcuts.ts';
export * from './signalling.ts';
export * from './status.ts';
export * from './trouble.ts';
export * from './updates.ts';
export * from './timeline.ts';
export { notices } from './notices.ts';
export { requests } from './requests.ts';

export type Requests = typeof requests;
export type Notices = typeof notices;
export type RequestName = keyof Requests;
export type NoticeName = keyof Notices;
export type Input<Name extends RequestName> = v.InferOutput<Requests[Name]['input']>;
export type Output<Name extends RequestName> = v.InferOutput<Requests[Name]['output']>;
export type Payload<Name extends NoticeName> = v.InferOutput<Notices[Name]>;

/** What each window may ask: the phone window everything, the card what it needs. */
export const phoneRequests = Object.keys(requests) as readonly RequestName[];
export const cardRequests: readonly RequestName[] = ['card:calls', 'card:act', 'log:write'];

/** What main must serve: one handler for each request; a missing one does not compile. */
export type Handlers = {
  [Name in RequestName]: (input: Input<Name>) => Promise<Answer<Output<Name>>> | Answer<Output<Name>>;
};

/** What a page sees as `window.parley`. */
export interface Bridge {
  request<Name extends RequestName>(name: Name, input: Input<Name>): Promise<Answer<Output<Name>>>;
  /** Listens to a notice; the returned function stops listening. */
  on<Name extends NoticeName>(name: Name, listener: (payload: Payload<Name>) => void): () => void;
}
