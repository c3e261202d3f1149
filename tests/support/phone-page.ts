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
}
