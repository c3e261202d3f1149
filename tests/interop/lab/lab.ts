import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DeskPhone, type DeskPhoneOptions, portsOfDeskPhone } from './desk-phone.ts';
import { Kamailio } from './kamailio.ts';
import { startCoturn, startRtpengine } from './media-servers.ts';
import type { LabProcess } from './process.ts';

/** An office's servers, on loopback addresses of their own so that several offices can be open at once. */
export class Lab {
  readonly address: string;
  /** Where the gateway to the telephone network answers. */
  readonly gateway: string;
  readonly kamailio: Kamailio;
  readonly #folder: string;
  readonly #index: number;
  #rtpengine: LabProcess | undefined;
  #coturn: LabProcess | undefined;
  #phones = 0;

  constructor(folder: string, index: number) {
    this.#folder = folder;
    this.#index = index;
    this.address = `127.0.1.${index + 1}`;
    this.gateway = `127.0.2.${index + 1}`;
    this.kamailio = new Kamailio({ folder, address: this.address, gateway: this.gateway });
  }

  get turnServer(): string {
    return `${this.address}:3478`;
  }

  get secureTurnServer(): string {
    return `${this.address}:5349`;
  }

  async start(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
    await mkdir(this.#folder, { recursive: true });
    await this.kamailio.prepare();
    [this.#rtpengine, this.#coturn] = await Promise.all([
      startRtpengine(this.#folder, this.address),
      startCoturn(this.#folder, this.address),
    ]);
    await this.kamailio.start();
  }

  /** @param certificate PEM file with certificate and key, where it is not to be the one that is trusted */
  async restartCoturn(certificate?: string): Promise<void> {
    await this.#coturn?.stop();
    this.#coturn = await startCoturn(this.#folder, this.address, certificate);
  }

  /** A desk phone that is registered. */
  async deskPhone(options: Pick<DeskPhoneOptions, 'user' | 'tone'>): Promise<DeskPhone> {
    const number = ++this.#phones;
    // The offices keep apart, all within what is captured (wire.ts).
    const port = 20_000 + this.#index * 5_000 + number * portsOfDeskPhone;
    const phone = await DeskPhone.start({
      ...options,
      folder: join(this.#folder, `phone-${number}`),
      server: this.address,
      port,
    });
    await phone.readyWhen(async () =>
      (await this.kamailio.bindings(options.user)).some(({ contact }) => contact.includes(`:${port}`)),
    );
    return phone;
  }

  async stop(): Promise<void> {
    await Promise.all([this.kamailio.stop(), this.#rtpengine?.stop(), this.#coturn?.stop()]);
  }
}
