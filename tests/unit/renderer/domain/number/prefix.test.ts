import { expect, test } from 'vitest';
import { byPrefix, numberIn } from '../../../../../renderer/domain/number/prefix.ts';

test.each([
  ['030 / 12-34', '0301234'],
  ['+49 (0) 30 1234', '+49301234'],
  ['tel:+49-30-1234', '+49301234'],
  ['callto:0301234', '0301234'],
  ['*43#', '*43#'],
  ['0301234,,42#', '0301234'],
  ['204', '204'],
  ['alice', undefined],
  ['0301234@example.com', undefined],
  ['sip:0301234@example.com', undefined],
  ['', undefined],
  ['030 1234 / 030 4321', undefined],
])('the number in %j is %s', (text, number) => {
  expect(numberIn(text)).toBe(number);
});

const office = { id: 'office', prefixes: ['0', '+49'] };
const outside = { id: 'outside', prefixes: ['+4930', '9', '00'] };
const second = { id: 'second', prefixes: ['0'] };
const trunk = { id: 'trunk', prefixes: ['03'] };
const plus = { id: 'plus', prefixes: ['+49'] };
const plain = { id: 'plain' };

test.each([
  ['one that fits', [plain, office], ['0301234'], 'office'],
  ['the longest of two accounts', [office, outside], ['0301234', '+49301234'], 'outside'],
  ['the longest of one account', [second, outside], ['0044123'], 'outside'],
  ['what says most, however it is written', [plus, trunk], ['03012345678', '+493012345678'], 'trunk'],
  ['the first of equal ones', [second, office], ['0891234'], 'second'],
  ['none that fits', [plain, office, outside], ['1234'], undefined],
  ['not in the middle', [office], ['9049'], undefined],
  ['no accounts', [], ['0301234'], undefined],
  ['no number', [office], [], undefined],
])('%s', (_what, accounts, forms, id) => {
  expect(byPrefix<{ id: string; prefixes?: string[] }>(accounts, () => forms)?.id).toBe(id);
});

test('each account knows the number in its own way', () => {
  const abroad = { id: 'abroad', prefixes: ['+1'] };
  const forms = ({ id }: { id: string }): string[] => [
    '2125550100',
    id === 'abroad' ? '+12125550100' : '+492125550100',
  ];
  expect(byPrefix([office, abroad], forms)?.id).toBe('office');
  expect(byPrefix([abroad], forms)?.id).toBe('abroad');
});
