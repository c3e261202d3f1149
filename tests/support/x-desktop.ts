/** A Linux desktop of a test's own: a display, a window manager, and a program that somebody types into. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { type Display, ensureTools, virtualDisplay } from '../../build/system.ts';

const run = promisify(execFile);

/** A window manager, another program, hands and eyes, each with the package that has it. */
const tools = { openbox: 'openbox', xterm: 'xterm', xdotool: 'xdotool', xprop: 'x11-utils' };

export class XDesktop {
  readonly #display: Display;
  readonly #programs: ChildProcess[] = [];

  private constructor(display: Display) {
    this.#display = display;
  }

  /** Without a window manager windows have no focus to be taken, so there is one. */
  static async open(): Promise<XDesktop> {
    ensureTools(tools);
    const desktop = new XDesktop(await virtualDisplay());
    desktop.#start('openbox');
    await expect
      .poll(() => desktop.#ask('xprop', '-root', '_NET_SUPPORTING_WM_CHECK'))
      .toContain('window id');
    return desktop;
  }

  /** What programs need to open their windows here. */
  get env(): NodeJS.ProcessEnv {
    return { DISPLAY: this.#display.env['DISPLAY'] };
  }

  /** Opens a terminal that writes each key into a file, and gives it the focus. */
  async openEditor(file: string): Promise<void> {
    this.#start('xterm', '-e', 'sh', '-c', `stty -icanon -echo; touch "$0"; cat > "$0"`, file);
    const window = await this.#ask('xdotool', 'search', '--sync', '--onlyvisible', '--class', 'xterm');
    await this.#ask('xdotool', 'windowactivate', '--sync', window);
    await expect.poll(() => existsSync(file)).toBe(true);
  }

  /** Types with 15 ms between the keys. */
  async type(text: string): Promise<void> {
    await this.#ask('xdotool', 'type', '--delay', '15', text);
  }

  async press(key: string): Promise<void> {
    await this.#ask('xdotool', 'key', key);
  }

  /** Clicks a point of the screen as a hand does. */
  async click({ x, y }: { x: number; y: number }): Promise<void> {
    await this.#ask('xdotool', 'mousemove', `${x}`, `${y}`, 'click', '1');
  }

  async point({ x, y }: { x: number; y: number }): Promise<void> {
    await this.#ask('xdotool', 'mousemove', `${x}`, `${y}`);
  }

  /** The window with the focus, as the window manager sees it. */
  activeWindow(): Promise<string> {
    return this.#ask('xprop', '-root', '_NET_ACTIVE_WINDOW');
  }

  close(): void {
    for (const program of this.#programs) program.kill();
    this.#display.stop();
  }

  #start(program: string, ...options: string[]): void {
    this.#programs.push(spawn(program, options, { env: this.#display.env, stdio: 'ignore' }));
  }

  async #ask(program: string, ...options: string[]): Promise<string> {
    return (await run(program, options, { env: this.#display.env })).stdout.trim();
  }
}

/** What was typed into the editor with that file so far. */
export function typedInto(file: string): Promise<string> {
  return readFile(file, 'utf8');
}
