import { expect, test } from 'vitest';
import { LinkInbox } from '../../../../main/links/link-inbox.ts';

test('a link waits for the window, and is heard once', () => {
  const links = new LinkInbox();
  links.receive('tel:1');
  links.receive('tel:2');
  const heard: string[] = [];
  let isThere = false;
  links.listen((link) => {
    if (isThere) heard.push(link);
    return isThere;
  });
  expect(heard).toEqual([]);
  isThere = true;
  links.deliver();
  links.deliver();
  expect(heard).toEqual(['tel:2']);
  links.receive('tel:3');
  expect(heard).toEqual(['tel:2', 'tel:3']);
});
