/**
 * Whether the desktop is one of Wayland. There keys go through a portal, which may ask the person, or take them and never
 * tell of them; a window that came by XWayland hears of keys only while another such window has the focus.
 */
export function isWayland(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']));
}
