import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether there was anything to do. */
export type Outcome = 'done' | 'nothing';

/** Where a second Parley waits for what became of its verb; the single-instance lock hands over, and nothing back. */
export class ReplyBox {
  readonly path: string;
  readonly #folder: string | undefined;
  readonly #server: Server;
  readonly #reply: Promise<Outcome>;

  private constructor(path: string, folder: string | undefined) {
    this.path = path;
    this.#folder = folder;
    this.#server = createServer();
    this.#reply = new Promise((resolve) => {
      this.#server.on('connection', (socket) => {
        socket.on('error', () => socket.destroy());
        socket.once('data', (data) => resolve(data.toString() === 'done' ? 'done' : 'nothing'));
      });
    });
  }

  static async open(platform: NodeJS.Platform): Promise<ReplyBox> {
    // A folder of its own keeps other users out; Windows' pipes have no folder.
    const folder = platform === 'win32' ? undefined : await mkdtemp(join(tmpdir(), 'parley-'));
    const box = new ReplyBox(
      folder === undefined ? `\\\\.\\pipe\\parley-${randomUUID()}` : join(folder, 'reply'),
      folder,
    );
    await new Promise<void>((resolve, reject) => {
      box.#server.once('error', reject).listen(box.path, resolve);
    });
    return box;
  }

  /** `undefined` when no reply has come after `ms`. */
  async reply(ms: number): Promise<Outcome | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), ms);
    });
    const outcome = await Promise.race([this.#reply, silence]);
    clearTimeout(timer);
    return outcome;
  }

  async close(): Promise<void> {
    this.#server.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Tells the Parley that waits there; when it has gone, nobody is left to be told. */
export function reply(path: string, outcome: Outcome): void {
  const socket = connect(path, () => socket.end(outcome));
  socket.on('error', () => socket.destroy());
}
