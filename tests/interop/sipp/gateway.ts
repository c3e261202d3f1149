import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Lab } from '../lab/lab.ts';
import { LabProcess } from '../lab/process.ts';

/** sipp playing one scenario as the office's gateway to the telephone network. */
export class Gateway {
  readonly #process: LabProcess;
  readonly #messages: string;

  private constructor(process: LabProcess, messages: string) {
    this.#process = process;
    this.#messages = messages;
  }

  /** @param path of the scenario file to write; sipp's logs go beside it */
  static async play(
    lab: Lab,
    scenario: string,
    path: string,
    transport: 'u1' | 't1' = 'u1',
  ): Promise<Gateway> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, scenario);
    const messages = `${path}.messages`;
    const process = new LabProcess({
      command: 'sipp',
      args: [
        ...['-sf', path, '-i', lab.gateway, '-p', '5060', '-mi', lab.gateway, '-t', transport],
        // What it hears it says back: who calls it hears themselves where sound goes both ways.
        ...['-rtp_echo'],
        ...['-m', '1', '-nostdin', '-timeout', '100', '-timeout_error', '-recv_timeout', '60000'],
        ...['-trace_msg', '-message_file', messages, `${lab.address}:5060`],
      ],
      folder: dirname(path),
      log: `${path}.log`,
    });
    return new Gateway(process, messages);
  }

  /** Resolves at the scenario's end; throws where a step did not come as written. */
  async done(): Promise<void> {
    if ((await this.#process.exited()) !== 0) {
      throw new Error(`The scenario went otherwise:\n${await this.messages()}`);
    }
  }

  /** Every message sent and received so far. */
  async messages(): Promise<string> {
    return readFile(this.#messages, 'utf8').catch(() => '');
  }

  stop(): Promise<void> {
    return this.#process.stop();
  }
}
