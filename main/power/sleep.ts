/** The part of Electron's `powerMonitor` that knows of sleep. */
export interface SleepSigns {
  on(event: 'suspend' | 'resume', listener: () => void): unknown;
}

interface Sleeper {
  /** Said just before the computer falls asleep. */
  suspend(): void;
  resume(): void;
}

/** Goes to sleep with the computer, and wakes up with it. */
export function sleepWith(signs: SleepSigns, sleeper: Sleeper, log: (text: string) => void): void {
  signs.on('suspend', () => {
    log('the computer goes to sleep');
    sleeper.suspend();
  });
  signs.on('resume', () => {
    log('the computer woke up');
    sleeper.resume();
  });
}
