import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sdp, video } from './support/fake-media.ts';
import type { Message } from './support/message.ts';
import { Phone, settle } from './support/phone.ts';

let phone: Phone;
let invite: Message;
beforeEach(async () => {
  vi.useFakeTimers();
  phone = new Phone();
  await phone.register();
  invite = await phone.call();
});
afterEach(() => {
  vi.useRealTimers();
});

const showCamera = { type: 'send-video', source: 'camera' } as const;

it('is offered by re-INVITE, and goes by another', async () => {
  phone.perform(showCamera);
  const shown = await phone.peer.next('INVITE');
  expect(shown.body).toContain('m=video');
  phone.peer.respond(shown, 200, { body: sdp('peer') + video });
  await phone.peer.next('ACK');
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-shown', source: 'camera' });

  phone.perform({ type: 'send-video' });
  const hidden = await phone.peer.next('INVITE');
  expect(phone.media.pictures.shown).toBeUndefined();
  phone.peer.respond(hidden, 200, { body: sdp('peer') });
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-shown' });
});

it('gives way to a screen without another offer', async () => {
  phone.perform(showCamera);
  phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer') + video });
  await settle();
  const sent = phone.peer.all('INVITE').length;
  phone.perform({ type: 'send-video', source: 'screen' });
  await settle();
  expect(phone.peer.all('INVITE')).toHaveLength(sent);
  expect(phone.events.at(-1)).toEqual({ type: 'video-shown', source: 'screen' });
  // Whoever closes the dialog of the screens is still seen.
  phone.media.pictures.fails = 'given up';
  phone.perform(showCamera);
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-failed', source: 'screen' });
});

it.each([488, 415, 606])('refused with %i is taken back; the call goes on as sound', async (status) => {
  phone.perform(showCamera);
  phone.peer.respond(await phone.peer.next('INVITE'), status);
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-failed', problem: 'refused' });
  expect(phone.media.state).toBe('stable');
  expect(phone.media.pictures.shown).toBeUndefined();
  expect(phone.peer.all('BYE')).toEqual([]);
  phone.perform({ type: 'renegotiate', hold: true });
  expect((await phone.peer.next('INVITE')).body).not.toContain('m=video');
});

it('answered with port 0 is no more shown; the call goes on as sound', async () => {
  phone.perform(showCamera);
  const rejected = sdp('peer') + video.replace(' 9 ', ' 0 ');
  phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: rejected });
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-failed', problem: 'refused' });
  expect(phone.media.pictures.shown).toBeUndefined();
  expect(phone.peer.all('BYE')).toEqual([]);
});

it('without a camera is not offered', async () => {
  phone.media.pictures.fails = 'no-camera';
  const sent = phone.peer.all('INVITE').length;
  phone.perform(showCamera);
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-failed', problem: 'no-camera' });
  expect(phone.peer.all('INVITE')).toHaveLength(sent);
});

it('of the other side is answered, and said', async () => {
  phone.peer.within(invite, 'INVITE', { body: sdp('peer-2') + video, cseq: 1 });
  expect((await phone.peer.next('INVITE')).status).toBe(200);
  expect(phone.media.steps).toContain('accept peer-2');
  phone.media.listener.onTheirVideo(['a']);
  phone.media.listener.onTheirVideo([]);
  await settle();
  expect(phone.events.filter(({ type }) => type === 'their-video')).toEqual([
    { type: 'their-video', tracks: ['a'] },
    { type: 'their-video', tracks: [] },
  ]);
});

it('that the other side ends goes with its camera, and is not offered again', async () => {
  phone.media.listener.onVideoRefused();
  phone.perform(showCamera);
  phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: sdp('peer') + video });
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-shown', source: 'camera' });
  phone.media.listener.onVideoRefused();
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-failed', problem: 'refused' });
  expect(phone.media.pictures.shown).toBeUndefined();
  phone.perform({ type: 'renegotiate', hold: true });
  expect((await phone.peer.next('INVITE')).body).not.toContain('m=video');
});

it('taken back while the other side is asked stops at once, and is said when the other side knows', async () => {
  phone.perform(showCamera);
  const asked = await phone.peer.next('INVITE');
  phone.perform({ type: 'send-video' });
  expect(phone.media.pictures.shown).toBeUndefined();
  phone.peer.respond(asked, 200, { body: sdp('peer') + video });
  const hidden = await phone.peer.next('INVITE');
  expect(hidden.body).not.toContain('m=video');
  expect(phone.events.filter(({ type }) => type.startsWith('video-'))).toEqual([]);
  phone.peer.respond(hidden, 200, { body: sdp('peer') });
  await settle();
  expect(phone.events.filter(({ type }) => type.startsWith('video-'))).toEqual([{ type: 'video-shown' }]);
});

it('that ends elsewhere is said', async () => {
  phone.media.listener.onVideoEnded();
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-ended' });
});

it('offered while the other side offers waits for its turn', async () => {
  phone.random = 0;
  phone.perform(showCamera);
  phone.peer.respond(await phone.peer.next('INVITE'), 491);
  await vi.advanceTimersByTimeAsync(2_110);
  const again = await phone.peer.next('INVITE');
  expect(again.body).toContain('m=video');
  phone.peer.respond(again, 200, { body: sdp('peer') + video });
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-shown', source: 'camera' });
});

it('answered with inactive, as on hold, is not refused', async () => {
  phone.perform(showCamera);
  const resting = `${sdp('peer')}${video}a=inactive\r\n`;
  phone.peer.respond(await phone.peer.next('INVITE'), 200, { body: resting });
  await settle();
  expect(phone.events.at(-1)).toEqual({ type: 'video-shown', source: 'camera' });
  expect(phone.media.pictures.shown).toBe('camera');
});
