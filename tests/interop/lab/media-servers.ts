import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { certificates } from './certificates.ts';
import { fillIn } from './filled-in.ts';
import { isOpen } from './open-port.ts';
import { LabProcess } from './process.ts';

/** rtpengine in user space: between WebRTC and plain RTP. */
export async function startRtpengine(folder: string, address: string): Promise<LabProcess> {
  const rtpengine = new LabProcess({
    command: 'rtpengine',
    args: [
      // Else the distribution's own file is read, and opens ports of its own.
      '--config-file=none',
      '--table=-1',
      `--interface=${address}`,
      `--listen-ng=${address}:22222`,
      '--port-min=30000',
      '--port-max=30999',
      '--num-threads=2',
      '--log-stderr',
      '--log-level=5',
      '--foreground',
      '--delete-delay=0',
      // Without it rtpengine speaks DTLS before the answer, and a call that another branch answers stays silent.
      '--dtls-passive',
    ],
    folder,
    log: join(folder, 'rtpengine.log'),
  });
  await rtpengine.readyWhen(() => answersPing(address));
  return rtpengine;
}

/**
 * coturn, whose user is `turn` with the password `relay-5512`.
 * @param certificate PEM file with certificate and key, for `turns:`
 */
export async function startCoturn(
  folder: string,
  address: string,
  certificate = certificates.trusted,
): Promise<LabProcess> {
  const configuration = join(folder, 'turnserver.conf');
  await fillIn('turnserver.conf', configuration, { SIP_ADDRESS: address, CERTIFICATE: certificate });
  const coturn = new LabProcess({
    command: 'turnserver',
    args: ['-c', configuration, '--pidfile', join(folder, 'coturn.pid'), '--db', join(folder, 'turn.db')],
    folder,
    log: join(folder, 'coturn.log'),
  });
  await coturn.readyWhen(() => isOpen(3478, address));
  return coturn;
}

/** The ng protocol's ping: a cookie and a bencoded dictionary. */
function answersPing(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const done = (answered: boolean) => {
      clearTimeout(limit);
      socket.close();
      resolve(answered);
    };
    const limit = setTimeout(() => done(false), 200);
    socket.once('message', () => done(true));
    socket.once('error', () => done(false));
    socket.send('1 d7:command4:pinge', 22222, address);
  });
}
