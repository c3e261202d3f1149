import { isWayland } from './is-wayland.ts';

interface System {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Chromium's switch `--ozone-platform`; empty where nobody set it. */
  readonly ozonePlatform: string;
}

/**
 * Whether a window may choose its place and stay above others without the focus. Wayland grants neither: there the
 * notification has to do. Electron is native in a Wayland session since 38, unless told otherwise.
 */
export function isCardPossible({ platform, env, ozonePlatform }: System): boolean {
  if (platform !== 'linux') return true;
  return ozonePlatform === '' ? !isWayland(platform, env) : ozonePlatform === 'x11';
}
