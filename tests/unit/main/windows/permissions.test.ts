import { describe, expect, it } from 'vitest';
import { guardPermissions } from '../../../../main/windows/permissions.ts';

type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string; mediaTypes?: readonly string[] },
) => void;
type CheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: { mediaType?: string },
) => boolean;

function guarded() {
  const handlers: { request?: RequestHandler; check?: CheckHandler } = {};
  guardPermissions({
    setPermissionRequestHandler: (handler: RequestHandler) => (handlers.request = handler),
    setPermissionCheckHandler: (handler: CheckHandler) => (handlers.check = handler),
  } as unknown as Parameters<typeof guardPermissions>[0]);
  return (
    permission: string,
    url: string,
    ...media: string[]
  ): [boolean | undefined, boolean | undefined] => {
    let requested: boolean | undefined;
    const details = { requestingUrl: url, ...(media.length > 0 && { mediaTypes: media }) };
    handlers.request?.({}, permission, (granted) => (requested = granted), details);
    const [mediaType] = media;
    return [requested, handlers.check?.({}, permission, url, mediaType === undefined ? {} : { mediaType })];
  };
}

describe('permissions, whether requested or checked', () => {
  it.each([
    'media',
    'speaker-selection',
    // Without these a PBX in the office is out of reach of newer Chromiums.
    'local-network',
    'local-network-access',
    'loopback-network',
  ])('give our page %s', (permission) => {
    const ask = guarded();
    expect(ask(permission, 'app://parley/index.html')).toEqual([true, true]);
    expect(ask(permission, 'app://parley/')).toEqual([true, true]);
  });

  it.each([
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-sanitized-write',
    'display-capture',
    'hid',
    'midi',
    'openExternal',
    'unknown',
  ])('deny %s', (permission) => {
    expect(guarded()(permission, 'app://parley/index.html')).toEqual([false, false]);
  });

  it('give the microphone and the camera', () => {
    const ask = guarded();
    expect(ask('media', 'app://parley/', 'audio')).toEqual([true, true]);
    expect(ask('media', 'app://parley/', 'video', 'audio')).toEqual([true, true]);
  });

  it.each(['https://parley/', 'app://parley.evil/', 'app://other/', 'null', ''])('give %j nothing', (url) => {
    expect(guarded()('media', url)).toEqual([false, false]);
  });
});
