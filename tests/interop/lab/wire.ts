import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../build/build.ts';
import { aLaw, muLaw } from '../audio/g711.ts';
import type { Sound } from '../audio/sound.ts';

/** What tcpdump (run.ts) writes: every packet to a port at which classic phones take sound. */
export const capture = join(root, 'out', 'interop', 'wire.pcap');
/** Its filter. */
export const captured = 'udp and dst portrange 20000-29999';

/** How much of what a phone has received counts as what it hears now, in ms. */
const NOW = 700;
const FILE_HEADER = 24;
const RECORD_HEADER = 16;
/** Of Ethernet, as which loopback shows itself. */
const LINK_HEADER = 14;

interface Packet {
  /** ms since the epoch. */
  readonly at: number;
  readonly port: number;
  readonly payload: Buffer;
}

const codecs = new Map([
  [0, muLaw],
  [8, aLaw],
]);

/** What arrives at a phone's RTP ports, read off the wire: G.711 of the last 0.7 s. */
export class Wire {
  readonly #ports: { readonly first: number; readonly last: number };
  #offset = FILE_HEADER;
  #packets: Packet[] = [];

  constructor(ports: { readonly first: number; readonly last: number }) {
    this.#ports = ports;
  }

  async heard(): Promise<Sound> {
    await this.#read();
    const since = Date.now() - NOW;
    this.#packets = this.#packets.filter(({ at }) => at >= since);
    return {
      rate: 8_000,
      samples: Float32Array.from(this.#packets.flatMap(({ payload }) => samples(payload))),
    };
  }

  /** Takes in what was captured since the last time; a record that is not yet whole waits for the next. */
  async #read(): Promise<void> {
    const file = await open(capture);
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.max(0, size - this.#offset));
      await file.read(bytes, 0, bytes.length, this.#offset);
      let start = 0;
      while (start + RECORD_HEADER <= bytes.length) {
        const end = start + RECORD_HEADER + bytes.readUInt32LE(start + 8);
        if (end > bytes.length) break;
        const packet = packetOf(bytes.subarray(start, end));
        if (packet.port >= this.#ports.first && packet.port <= this.#ports.last) this.#packets.push(packet);
        start = end;
      }
      this.#offset += start;
    } finally {
      await file.close();
    }
  }
}

function packetOf(record: Buffer): Packet {
  const ip = record.subarray(RECORD_HEADER + LINK_HEADER);
  const udp = ip.subarray(((ip[0] ?? 0) & 0x0f) * 4);
  return {
    at: record.readUInt32LE(0) * 1_000 + record.readUInt32LE(4) / 1_000,
    port: udp.readUInt16BE(2),
    payload: udp.subarray(8),
  };
}

/** Of one RTP packet (RFC 3550 §5.1); none where it is no sound, such as RTCP or a telephone-event. */
function samples(rtp: Buffer): number[] {
  const decode = codecs.get((rtp[1] ?? 0) & 0x7f);
  const header = 12 + ((rtp[0] ?? 0) & 0x0f) * 4;
  return decode === undefined ? [] : Array.from(rtp.subarray(header), decode);
}
