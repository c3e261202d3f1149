import { describe, expect, it } from 'vitest';
import { guardPermissions } from '../../../../main/windows/permissions.ts';

type RequestHandler = (
  contents: { id: number } | null,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string; mediaTypes?: readonly string[] },
) => void;
type CheckHandler = (
  contents: { id: number } | null,
  permission: string,
  origin: string,
  details: { mediaType?: string },
) => boolean;

const phone = { id: 1 };

function guarded(contents: { id: number } = phone) {
  const handlers: { request?: RequestHandler; check?: CheckHandler } = {};
  guardPermissions(
    {
      setPermissionRequestHandler: (handler: RequestHandler) => (handlers.request = handler),
      setPermissionCheckHandler: (handler: CheckHandler) => (handlers.check = handler),
    } as unknown as Parameters<typeof guardPermissions>[0],
    phone,
  );
  return (
    permission: string,
    url: string,
    ...media: string[]
  ): [boolean | undefined, boolean | undefined] => {
    let requested: boolean | undefined;
    const details = { requestingUrl: url, ...(media.length > 0 && { mediaTypes: media }) };
    handlers.request?.(contents, permission, (granted) => (requested = granted), details);
    const [mediaType] = media;
    return [
      requested,
      handlers.check?.(contents, permission, url, mediaType === undefined ? {} : { mediaType }),
    ];
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

  it('give the card neither microphone nor camera', () => {
    const ask = guarded({ id: 2 });
    expect(ask('media', 'app://parley/card/index.html', 'audio')).toEqual([false, false]);
    expect(ask('media', 'app://parley/index.html', 'video')).toEqual([false, false]);
  });

  it.each(['https://parley/', 'app://parley.evil/', 'app://other/', 'null', ''])('give %j nothing', (url) => {
    expect(guarded()('media', url)).toEqual([false, false]);
  });
});
