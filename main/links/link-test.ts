/** How long a system may take to bring a link back, in ms: it may have to start a program first. */
const PATIENCE_MS = 15_000;

interface Dependencies {
  /** Opens the link as any other program does. */
  readonly open: (link: string) => Promise<void>;
  /** Calls back once after `ms`; the returned function cancels that. */
  readonly after: (ms: number, callback: () => void) => () => void;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Opens a link through the system and sees whether it comes back here. Nobody is asked whether to call it. */
export class LinkTest {
  readonly #dependencies: Dependencies;
  #link: string | undefined;
  #arrived: () => void = () => undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** Whether it came back. */
  async run(): Promise<boolean> {
    const { open, after, random } = this.#dependencies;
    // No country has the code 999: whichever program opens it instead of Parley reaches nobody.
    const link = `tel:+999${String(Math.floor(random() * 1e9)).padStart(9, '0')}`;
    this.#link = link;
    const arrival = new Promise<boolean>((resolve) => {
      const cancel = after(PATIENCE_MS, () => resolve(false));
      this.#arrived = () => {
        cancel();
        resolve(true);
      };
    });
    const opening = open(link).then(
      () => arrival,
      () => false,
    );
    const cameBack = await Promise.race([opening, arrival]);
    if (this.#link === link) this.#link = undefined;
    return cameBack;
  }

  /** Whether it is the link that was sent out. */
  hears(link: string): boolean {
    if (link !== this.#link) return false;
    this.#arrived();
    return true;
  }
}
