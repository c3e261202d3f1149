import { done, failed, type Answer, type LinkHandler } from '../../preload/contract/index.ts';
import type { LinkRegistry } from './link-registry.ts';
import { LINK_SCHEMES } from './link-schemes.ts';
import type { LinkTest } from './link-test.ts';

/** What the system does with links, behind `links:handlers`, `links:repair` and `links:test`. */
export class Links {
  readonly #registry: LinkRegistry;
  readonly #test: LinkTest;

  constructor(registry: LinkRegistry, test: LinkTest) {
    this.#registry = registry;
    this.#test = test;
  }

  async handlers(): Promise<Answer<LinkHandler[]>> {
    const handlers = LINK_SCHEMES.map(async (scheme) => ({
      scheme,
      handler: await this.#registry.handlerOf(scheme),
    }));
    return done(await Promise.all(handlers));
  }

  /** Fails with `links-not-registered`. */
  async repair(): Promise<Answer<LinkHandler[]>> {
    try {
      await this.#registry.register();
    } catch (error) {
      return failed('links-not-registered', String(error));
    }
    return this.handlers();
  }

  /** Whether a link that is opened through the system comes back. */
  async test(): Promise<Answer<boolean>> {
    return done(await this.#test.run());
  }
}
