import { describe, expect, it } from 'vitest';
import { arrangement, gap } from '../../../../renderer/views/video/arrangement.ts';

describe('pictures of several people', () => {
  it.each([
    ['stand side by side in a wide area', 2, 760, 336, { columns: 2, width: 378 }],
    ['stand one above the other in a narrow one', 2, 368, 320, { columns: 1, width: 280 }],
    ['are four in two rows', 4, 760, 336, { columns: 2, width: 295 }],
    ['are five in two rows', 5, 760, 336, { columns: 3, width: 250 }],
    ['are nowhere before the area is known', 3, 0, 0, { columns: 1, width: 0 }],
  ])('%s', (_, count, width, height, expected) => {
    expect(arrangement(count, width, height)).toEqual(expected);
  });

  it('fit, however many they are', () => {
    for (let count = 1; count <= 17; count += 1)
      for (const [width, height] of [
        [760, 336],
        [368, 320],
        [2000, 160],
      ] as const) {
        const { columns, width: each } = arrangement(count, width, height);
        const rows = Math.ceil(count / columns);
        expect(each).toBeGreaterThan(0);
        expect(columns * each + (columns - 1) * gap).toBeLessThanOrEqual(width);
        expect((rows * each * 9) / 16 + (rows - 1) * gap).toBeLessThanOrEqual(height);
      }
  });
});
