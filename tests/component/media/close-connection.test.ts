import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { closeConnection } from '../../../renderer/media/close-connection.ts';
import { browserTimers } from '../../../renderer/media/timers.ts';
import { patience } from './pair.ts';
import { present } from './present.ts';

/** Closes at the worst moment: the browser knows that the connection stands, and has not said so yet. */
async function closedAsItConnects(): Promise<WeakRef<RTCPeerConnection>> {
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  one.addTransceiver('audio');
  await one.setLocalDescription();
  await other.setRemoteDescription(await gathered(one));
  await other.setLocalDescription();
  await one.setRemoteDescription(await gathered(other));
  // As in a window that is busy: what happens meanwhile waits for its turn, and so does who ends the call.
  const until = performance.now() + 200;
  while (performance.now() < until);
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      closeConnection(one, browserTimers());
      port1.close();
      resolve();
    };
    port2.postMessage('end');
  });
  other.close();
  return new WeakRef(one);
}

// Nothing of the test's own keeps the connection, as what vitest polls would.
async function gathered(connection: RTCPeerConnection): Promise<RTCSessionDescription> {
  await new Promise<void>((resolve) => {
    const reconsider = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', reconsider);
    reconsider();
  });
  return present(connection.localDescription);
}

test('of a connection that is closed as it comes up nothing is left', async () => {
  // With the microphone open, there are real addresses.
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  const closed: WeakRef<RTCPeerConnection>[] = [];
  for (let time = 0; time < 5; time += 1) closed.push(await closedAsItConnects());
  microphone.getTracks().forEach((track) => track.stop());
  const left = async (): Promise<number> => {
    await cdp().send('HeapProfiler.collectGarbage');
    return closed.filter((each) => each.deref() !== undefined).length;
  };
  await expect.poll(left, patience).toBe(0);
});
