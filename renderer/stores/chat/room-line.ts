import type { Line } from '../../sip/port.ts';

type MessageLine = Pick<Line, 'sendMessage'>;

/** What servers say to somebody who is not in the group, or of a group that nobody is in. */
const STRANGER = [403, 404];

/**
 * A line for one text to a group. A server that started anew knows nobody who is in it: the first message that it refuses
 * for that is sent again after `rejoin`. Any later one shows that one was in the group, and is not any more.
 */
export function roomLine(line: MessageLine, rejoin: () => Promise<boolean>): MessageLine {
  let isFirst = true;
  return {
    async sendMessage(target, body) {
      const answer = await line.sendMessage(target, body);
      const isStranger = isFirst && answer !== 'lost' && STRANGER.includes(answer.status);
      isFirst = false;
      return isStranger && (await rejoin()) ? line.sendMessage(target, body) : answer;
    },
  };
}
