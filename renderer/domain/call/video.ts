/**
 * Video: a part of an established call's machine. A call is audio until somebody wants more; audio goes on whatever
 * becomes of video.
 *
 *   ours            event                    next                 effects
 *   --------------  -----------------------  -------------------  -----------
 *   nothing, shown  show-video               wanted               send-video   of another source; RFC 3264 §8.1: by re-INVITE
 *   wanted, shown   hide-video, video-ended  ending               send-video   at once: the light goes off
 *   any             video-shown              as it says
 *   any             video-failed             as it says, with the problem      RFC 3261 §14.1: what was agreed stays
 *
 *   Wanted and ending are changing, with and without a source. their-video: what comes from the other side, in every
 *   state but ended.
 */
import type { Call, CallEvent, Step } from './call.ts';
import { unchanged } from './transition.ts';

/** What is shown of us. */
export type VideoSource = 'camera' | 'screen';

export type VideoProblem =
  | 'no-camera' // none is there, or another program has it
  | 'camera-denied' // the system does not allow it
  | 'screen-denied' // the system does not allow to show the screen
  | 'refused'; // the other side takes no video (port 0, 488)

export interface CallVideo {
  /** What the other side is sent, or is about to be. */
  readonly ours?: VideoSource;
  /** The other side is being asked. */
  readonly isChanging: boolean;
  /** Ids of the tracks that come from the other side. */
  readonly theirs: readonly string[];
  /** Why what was wanted last is not to be had. */
  readonly problem?: VideoProblem;
}

export type VideoEvent =
  // the person
  | { readonly type: 'show-video'; readonly source: VideoSource }
  | { readonly type: 'hide-video' }
  /** What we showed has ended: the person or the system has stopped it elsewhere. */
  | { readonly type: 'video-ended' }
  // the network
  /** The other side has been told what we show; absent, nothing any more. */
  | { readonly type: 'video-shown'; readonly source?: VideoSource }
  /** What was wanted is not shown, but `source` still; without a problem where the person has thought better of it. */
  | { readonly type: 'video-failed'; readonly source?: VideoSource; readonly problem?: VideoProblem }
  | { readonly type: 'their-video'; readonly tracks: readonly string[] };

/** Shows the source to the other side, or nothing any more. Of a wish that this one follows on, nothing is said later. */
export interface VideoEffect {
  readonly type: 'send-video';
  readonly source?: VideoSource;
}

const types: ReadonlySet<string> = new Set<VideoEvent['type']>([
  'show-video',
  'hide-video',
  'video-ended',
  'video-shown',
  'video-failed',
  'their-video',
]);

export function isVideoEvent(event: CallEvent): event is VideoEvent {
  return types.has(event.type);
}

const none: CallVideo = { isChanging: false, theirs: [] };

export function stepVideo(call: Call, event: VideoEvent): Step {
  const { state, video = none } = call;
  if (state.name === 'ended') return unchanged(call);
  if (event.type === 'their-video') {
    const isSame = event.tracks.join() === video.theirs.join();
    return isSame ? unchanged(call) : became(call, { ...video, theirs: event.tracks });
  }
  if (state.name !== 'established') return unchanged(call);
  const { ours, problem: _former, ...rest } = video;
  switch (event.type) {
    case 'show-video':
      if (video.isChanging || ours === event.source) return unchanged(call);
      return became(
        call,
        { ...rest, ours: event.source, isChanging: true },
        { type: 'send-video', source: event.source },
      );
    case 'hide-video':
    case 'video-ended':
      if (ours === undefined) return unchanged(call);
      return became(call, { ...rest, isChanging: true }, { type: 'send-video' });
    case 'video-shown':
      return became(call, {
        ...rest,
        ...(event.source !== undefined && { ours: event.source }),
        isChanging: false,
      });
    case 'video-failed':
      return became(call, {
        ...rest,
        ...(event.source !== undefined && { ours: event.source }),
        isChanging: false,
        ...(event.problem !== undefined && { problem: event.problem }),
      });
  }
}

function became(call: Call, video: CallVideo, ...effects: readonly VideoEffect[]): Step {
  return { call: { ...call, video }, effects };
}
