import { expect, it } from 'vitest';
import { Merge } from '../../../../main/people/merge.ts';

it('fifty thousand people of one name are added without a search through all of them', () => {
  let id = 0;
  const merge = new Merge(() => `${(id += 1)}`);
  const add = (address: string) =>
    merge.add({ name: 'Ada', addresses: [{ label: 'work', address }] }, [address]);
  for (let number = 0; number < 50_000; number += 1) add(`${number}`);
  expect(add('49999')).toBe('unchanged');
  expect(merge.size).toBe(50_000);
}, 5_000);
