import { app, clipboard, globalShortcut, shell } from 'electron';
import type { DesktopCommand, ShortcutAction } from '../preload/contract/index.ts';
import { commandFor, type CallVerb } from './desktop/call-verb.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { LinkInbox } from './links/link-inbox.ts';
import { LinkTest } from './links/link-test.ts';
import { withinOffer } from './links/link.ts';
import { Links } from './links/links.ts';
import { systemRegistry } from './links/system-registry.ts';
import { hearSecondStart } from './second-start/hear-second-start.ts';
import { reply } from './second-start/reply-box.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import { selectedText } from './shortcuts/selection.ts';
import { Shortcuts } from './shortcuts/shortcuts.ts';
import { systemClock } from './signalling/clock.ts';
import { isWayland } from './windows/is-wayland.ts';

interface Dependencies {
  readonly desktop: Desktop;
  readonly inbox: LinkInbox;
  readonly settings: SettingsStore;
  /** The profile folder, where it is not the usual one. */
  readonly ownProfile: string | undefined;
  readonly tell: (command: DesktopCommand) => boolean;
  readonly focus: () => void;
}

/** Builds what other programs and keys ask of Parley: links, second starts, shortcuts. */
export function composeLinks({ desktop, inbox, settings, ownProfile, tell, focus }: Dependencies): {
  links: Links;
  shortcuts: Shortcuts;
} {
  const { platform, execPath, env } = process;
  const offer = (from: 'link' | 'selection', text: string): boolean => {
    const isHeard = desktop.hasPage && tell({ verb: 'offer', from, text: withinOffer(text) });
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
  inbox.listen((link) => test.hears(link) || offer('link', link));
  desktop.observe(() => inbox.deliver());

  const secondStart = hearSecondStart({ open: (link) => inbox.receive(link), obey, reply, focus });
  app.on('second-instance', (_event, _argv, _folder, data) => secondStart(data));

  const act = async (action: ShortcutAction): Promise<void> => {
    if (action === 'dial-selection') offer('selection', await selectedText(clipboard, platform));
    else obey(action);
  };
  const shortcuts = new Shortcuts({
    keys: globalShortcut,
    settings,
    act: (action) => void act(action),
    isUnsure: isWayland(platform, env),
  });
  // The page that was choosing keys is gone.
  desktop.observe(() => {
    if (!desktop.hasPage) shortcuts.pause(false);
  });
  return { links: new Links(registry, test), shortcuts };
}
