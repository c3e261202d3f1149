import { expect, test } from 'vitest';
import type { CodecChoice } from '../../../renderer/media/codecs.ts';
import { hears, negotiate, openSide, parts, type Side } from './pair.ts';

const side = (codecs: CodecChoice): Side => openSide(parts(), [], undefined, codecs);

/** Codecs of the description's audio or video, in their order. */
function codecsOf(sdp: string, kind: string): string[] {
  const section = sdp.split(/^(?=m=)/m).find((each) => each.startsWith(`m=${kind}`)) ?? '';
  return [...section.matchAll(/^a=rtpmap:\d+ ([^/]+)/gm)].map(([, name = '']) => name);
}

test('an offer has the codecs of the account in their order, and keys always', async () => {
  const { media } = side({ codecs: ['PCMA', 'opus'] });
  const offer = await media.createOffer();
  expect(codecsOf(offer, 'audio')).toEqual(['PCMA', 'opus', 'telephone-event', 'telephone-event']);
});

test('an answer too, and the call is up with what both have', async () => {
  const alice = side({});
  const bob = side({ codecs: ['G722', 'PCMU'] });
  const answer = await bob.media.acceptOffer(await alice.media.createOffer());
  expect(codecsOf(answer, 'audio').slice(0, 2)).toEqual(['G722', 'PCMU']);
  expect(codecsOf(answer, 'audio')).toContain('telephone-event');
  await alice.media.acceptAnswer(answer);
  await Promise.all([hears(alice), hears(bob)]);
  expect((await alice.media.quality()).codec).toBe('G722');
});

test('of video only what is named, of sound all where none is named', async () => {
  const alice = side({ codecs: ['H264'] });
  await negotiate(alice, side({}));
  await alice.media.pictures.show('camera');
  const offer = await alice.media.createOffer();
  expect(new Set(codecsOf(offer, 'video').filter((name) => /^(VP|AV|H26)/.test(name)))).toEqual(
    new Set(['H264']),
  );
  expect(codecsOf(offer, 'audio')).toContain('opus');
});

test('what is wanted of Opus is said to the other side and done here', async () => {
  const alice = side({ opusFec: false, opusDtx: true });
  const offer = await alice.media.createOffer();
  expect(offer).toMatch(/^a=fmtp:111 (?=.*useinbandfec=0)(?=.*usedtx=1)/m);
  const answer = await openSide().media.acceptOffer(offer);
  await alice.media.acceptAnswer(answer);
  expect(alice.connection.remoteDescription?.sdp).toMatch(/^a=fmtp:111 (?=.*useinbandfec=0)(?=.*usedtx=1)/m);
});
