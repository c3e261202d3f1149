import { app, shell } from 'electron';
import type { DesktopCommand } from '../preload/contract/index.ts';
import { commandFor, type CallVerb } from './desktop/call-verb.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { LinkInbox } from './links/link-inbox.ts';
import { LinkTest } from './links/link-test.ts';
import { Links } from './links/links.ts';
import { systemRegistry } from './links/system-registry.ts';
import { hearSecondStart } from './second-start/hear-second-start.ts';
import { reply } from './second-start/reply-box.ts';
import { systemClock } from './signalling/clock.ts';

interface Dependencies {
  readonly desktop: Desktop;
  readonly inbox: LinkInbox;
  /** The profile folder, where it is not the usual one. */
  readonly ownProfile: string | undefined;
  readonly tell: (command: DesktopCommand) => boolean;
  readonly focus: () => void;
}

/** Builds what other programs ask of Parley: links, second starts. */
export function composeLinks({ desktop, inbox, ownProfile, tell, focus }: Dependencies): Links {
  const { platform, execPath, env } = process;
  const offer = (link: string): boolean => {
    const isHeard = desktop.hasPage && tell({ verb: 'offer', from: 'link', text: link });
    if (isHeard) focus();
    return isHeard;
  };
  const obey = (verb: CallVerb): boolean => {
    const command = commandFor(verb, desktop.state.calls);
    return command !== undefined && tell(command);
  };

  const open = (url: string): Promise<void> => shell.openExternal(url);
  const test = new LinkTest({ open, after: systemClock.after, random: Math.random });
  const registry = systemRegistry({ platform, execPath, env, app, profile: ownProfile, openSettings: open });
  inbox.listen((link) => test.hears(link) || offer(link));
  desktop.observe(() => inbox.deliver());

  const secondStart = hearSecondStart({ open: (link) => inbox.receive(link), obey, reply, focus });
  app.on('second-instance', (_event, _argv, _folder, data) => secondStart(data));

  return new Links(registry, test);
}
