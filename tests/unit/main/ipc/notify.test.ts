import { describe, expect, it } from 'vitest';
import { notify, type NoticeTarget } from '../../../../main/ipc/notify.ts';

function window(state: { destroyed?: boolean; contentsDestroyed?: boolean; crashed?: boolean }) {
  const sent: unknown[] = [];
  const target: NoticeTarget = {
    isDestroyed: () => state.destroyed ?? false,
    webContents: {
      isDestroyed: () => state.contentsDestroyed ?? false,
      isCrashed: () => state.crashed ?? false,
      send: (...all) => sent.push(all),
    },
  };
  return { target, sent };
}

describe('notify', () => {
  it('tells a window', () => {
    const { target, sent } = window({});
    expect(notify(target, 'accounts:changed', [])).toBe(true);
    expect(sent).toEqual([['accounts:changed', []]]);
  });

  it.each([{ destroyed: true }, { contentsDestroyed: true }, { crashed: true }])(
    'says that nobody heard it when %o',
    (state) => {
      const { target, sent } = window(state);
      expect(notify(target, 'app:quitting', undefined)).toBe(false);
      expect(sent).toEqual([]);
    },
  );
});
