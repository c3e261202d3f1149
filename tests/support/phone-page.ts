import type { Locator, Page } from '@playwright/test';

/** The phone window as a person sees it: the names in here are those of the interface. */
export class PhonePage {
  readonly window: Page;

  constructor(window: Page) {
    this.window = window;
  }

  get registration(): Locator {
    return this.window.getByRole('status', { name: 'Registration' });
  }

  get field(): Locator {
    return this.window.getByRole('textbox', { name: 'Name or number' });
  }

  get call(): Locator {
    return this.window.getByRole('region', { name: 'Current call' });
  }

  get timer(): Locator {
    return this.call.getByRole('timer');
  }

  button(name: string): Locator {
    return this.window.getByRole('button', { name, exact: true });
  }

  link(name: string): Locator {
    return this.window.getByRole('navigation', { name: 'Main' }).getByText(name, { exact: true });
  }

  /** Types a number and presses Call. */
  async dial(number: string): Promise<void> {
    await this.field.fill(number);
    await this.button('Call').click();
  }

  /** So many calls, one after the other; of the last one nothing is in sight any more. */
  async callAndEnd(number: string, times: number): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await this.dial(number);
      await this.call.getByText('Connected', { exact: true }).waitFor();
      await this.button('End').click();
      await this.call.getByText(/^Ended/).waitFor();
    }
    await this.dismiss();
  }

  /** Puts a call that has ended out of sight. */
  async dismiss(): Promise<void> {
    await this.button('Dismiss').click();
    await this.call.waitFor({ state: 'hidden' });
  }
}
