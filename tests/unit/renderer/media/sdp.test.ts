import { describe, expect, test } from 'vitest';
import { audioDirection, hasTelephoneEvent, iceUfrags, isHolding } from '../../../../renderer/media/sdp.ts';
import { onHold, withMediaDirections, withoutUnwanted } from '../../../../renderer/media/sdp-mending.ts';

const sdp = (...lines: string[]) =>
  ['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 't=0 0', ...lines, ''].join('\r\n');
const audio = 'm=audio 4000 UDP/TLS/RTP/SAVPF 0 101';
const video = 'm=video 4002 UDP/TLS/RTP/SAVPF 96';

describe('direction of the audio', () => {
  test.each([
    ['its own', sdp(audio, 'a=sendonly'), 'sendonly'],
    ['sendrecv when none is given', sdp(audio), 'sendrecv'],
    ['that of the session', sdp('a=inactive', audio), 'inactive'],
    ['its own before that of the session', sdp('a=inactive', audio, 'a=sendrecv'), 'sendrecv'],
    ['not that of a video before it', sdp(video, 'a=inactive', audio, 'a=sendrecv'), 'sendrecv'],
    ['not that of a video after it', sdp(audio, video, 'a=inactive'), 'sendrecv'],
    [
      'that of the audio that is not rejected',
      sdp('m=audio 0 RTP/AVP 0', 'a=inactive', audio, 'a=recvonly'),
      'recvonly',
    ],
    ['that of an audio with bare line feeds', sdp(audio, 'a=sendonly').replaceAll('\r', ''), 'sendonly'],
    ['none without audio', sdp(video), undefined],
    ['none in garbage', 'hello', undefined],
  ])('%s', (_name, text, expected) => {
    expect(audioDirection(text)).toBe(expected);
  });

  test.each([
    ['sendonly', true],
    ['inactive', true],
    ['recvonly', false],
    ['sendrecv', false],
  ])('%s from the other side: it holds %s', (direction, held) => {
    expect(isHolding(sdp(audio, `a=${direction}`))).toBe(held);
  });

  test('the address 0.0.0.0 of a description without candidates is no hold', () => {
    expect(isHolding(sdp('c=IN IP4 0.0.0.0', audio, 'a=sendrecv'))).toBe(false);
  });
});

test('telephone-events count on the audio only', () => {
  expect(hasTelephoneEvent(sdp(audio, 'a=rtpmap:101 telephone-event/8000'))).toBe(true);
  expect(hasTelephoneEvent(sdp(audio, 'a=rtpmap:101 Telephone-Event/48000'))).toBe(true);
  expect(hasTelephoneEvent(sdp(audio, 'a=rtpmap:0 PCMU/8000'))).toBe(false);
  expect(hasTelephoneEvent(sdp(audio, video, 'a=rtpmap:101 telephone-event/8000'))).toBe(false);
});

test('the ICE user fragment is read from wherever it stands', () => {
  expect(iceUfrags(sdp('a=ice-ufrag:abcd', audio))).toEqual(['abcd']);
  expect(iceUfrags(sdp(audio, 'a=ice-ufrag:ef+/'))).toEqual(['ef+/']);
  expect(iceUfrags(sdp(audio))).toEqual([]);
});

test('a direction for the session is repeated where there is none', () => {
  const mended = withMediaDirections(sdp('a=sendonly', audio, video, 'a=inactive'));
  expect(mended).toBe(sdp('a=sendonly', audio, 'a=sendonly', video, 'a=inactive'));
  expect(withMediaDirections(sdp(audio))).toBe(sdp(audio));
});

test('on hold the audio is played to them, and video rests', () => {
  expect(onHold(sdp(audio, 'a=sendrecv', video, 'a=sendrecv'))).toBe(
    sdp(audio, 'a=sendonly', video, 'a=inactive'),
  );
});

describe('an offer of more than audio', () => {
  test('loses its other media and their place in the bundle', () => {
    const offer = sdp('a=group:BUNDLE 0 1', audio, 'a=mid:0', video, 'a=mid:1', 'm=image 9000 udptl t38');
    expect(withoutUnwanted(offer, false)).toBe(
      sdp('a=group:BUNDLE 0', audio, 'a=mid:0', video.replace('4002', '0'), 'a=mid:1', 'm=image 0 udptl t38'),
    );
  });

  test('keeps its video where it is wanted, but no more of it than anybody can look at', () => {
    const offer = sdp('a=group:BUNDLE 0 1', audio, 'a=mid:0', video, 'a=mid:1', 'm=image 9000 udptl t38');
    expect(withoutUnwanted(offer, true)).toBe(offer.replace('m=image 9000', 'm=image 0'));
    const crowd = withoutUnwanted(sdp(audio, ...Array.from({ length: 100 }, () => video)), true);
    expect(crowd.match(/^m=video 4002/gm)).toHaveLength(16);
    expect(crowd.match(/^m=video 0/gm)).toHaveLength(84);
  });

  test('keeps one audio of two', () => {
    expect(withoutUnwanted(sdp(audio, audio), true)).toBe(sdp(audio, audio.replace('4000', '0')));
  });

  test('stays as it is where the audio needs the transport of the video', () => {
    const offer = sdp(
      'a=group:BUNDLE v a',
      video,
      'a=mid:v',
      'm=audio 0 UDP/TLS/RTP/SAVPF 0',
      'a=mid:a',
      'a=bundle-only',
    );
    expect(withoutUnwanted(offer, false)).toBe(offer);
  });

  test('stays as it is without audio', () => {
    expect(withoutUnwanted(sdp(video), true)).toBe(sdp(video));
  });
});
