import { describe, expect, it } from 'vitest';
import { openBoard, openClient, openPhone } from './with-switchboard.ts';

const instance = '+sip.instance="<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>"';

describe('registrar', () => {
  it('lists all contacts of the user with the time left', async () => {
    const board = await openBoard();
    const desk = await openPhone(board, 'alice', 'desk');
    const laptop = await openClient(board, 'alice', 'laptop');
    const response = await laptop.register([`Contact: <${laptop.contact}>;expires=30`]);
    const contacts = response.headers.getAll('Contact');
    expect(contacts).toHaveLength(2);
    expect(contacts).toContain(`<${desk.contact}>;expires=600`);
    expect(contacts).toContain(`<${laptop.contact}>;expires=30`);
  });

  it('grants at most the maximum and takes Expires where the contact has none', async () => {
    const board = await openBoard({ registration: { maxExpires: 100 } });
    const alice = await openClient(board, 'alice');
    const contact = `Contact: <${alice.contact}>`;
    expect((await alice.register([contact, 'Expires: 7200'])).headers.get('Contact')).toMatch(
      /;expires=100$/,
    );
    expect((await alice.register([contact, 'Expires: 50'])).headers.get('Contact')).toMatch(/;expires=50$/);
  });

  it('refuses with 423 what is too brief', async () => {
    const board = await openBoard({ registration: { minExpires: 60 } });
    const alice = await openClient(board, 'alice');
    const response = await alice.register([`Contact: <${alice.contact}>;expires=10`]);
    expect(response.status).toBe(423);
    expect(response.headers.get('Min-Expires')).toBe('60');
    expect(board.contactsOf('alice')).toEqual([]);
  });

  it('removes one contact with expires=0 and all with *', async () => {
    const board = await openBoard();
    const desk = await openPhone(board, 'alice', 'desk');
    const laptop = await openPhone(board, 'alice', 'laptop');
    await laptop.register([`Contact: <${desk.contact}>;expires=0`]);
    expect(board.contactsOf('alice')).toEqual([laptop.contact]);
    expect((await desk.register(['Contact: *'])).status).toBe(400);
    const response = await desk.register(['Contact: *', 'Expires: 0']);
    expect(response.status).toBe(200);
    expect(response.headers.get('Contact')).toBeUndefined();
    expect(board.contactsOf('alice')).toEqual([]);
  });

  it('answers a query without changing anything', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    expect((await alice.register([])).headers.getAll('Contact')).toEqual([`<${alice.contact}>;expires=600`]);
  });

  it('forgets the contacts of a closed socket', async () => {
    const board = await openBoard();
    const alice = await openPhone(board, 'alice');
    await alice.close();
    await board.connectionEvents.waitFor(({ event }) => event === 'closed');
    expect(board.contactsOf('alice')).toEqual([]);
  });

  it('replaces the contact of the same device', async () => {
    const board = await openBoard();
    const before = await openClient(board, 'alice', 'before');
    const after = await openClient(board, 'alice', 'after');
    await before.register([`Contact: <${before.contact}>;${instance};reg-id=1`]);
    await after.register([`Contact: <${after.contact}>;${instance};reg-id=1`]);
    expect(board.contactsOf('alice')).toEqual([after.contact]);
  });

  it('hands out a GRUU if asked, and finds the device by it', async () => {
    const board = await openBoard();
    const alice = await openClient(board, 'alice');
    const bob = await openClient(board, 'bob');
    const contact = `Contact: <${alice.contact}>;${instance}`;
    expect((await alice.register([contact])).headers.get('Contact')).not.toContain('pub-gruu');
    const response = await alice.register([contact, 'Supported: gruu']);
    const gruu = /pub-gruu="([^"]+)"/.exec(response.headers.get('Contact') ?? '')?.[1] ?? '';
    expect(gruu).toBe(`sip:alice@${board.url.slice(5)};gr=urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6`);
    bob.write({ method: 'MESSAGE', uri: gruu });
    expect((await alice.incoming('MESSAGE')).uri).toBe(alice.contact);
    bob.write({ method: 'BYE', uri: gruu, to: `<${gruu}>;tag=dialog-of-alice` });
    expect((await alice.incoming('BYE')).uri).toBe(alice.contact);
  });

  it('knows no user without an account', async () => {
    const board = await openBoard();
    board.users.remove('carol');
    const carol = await openClient(board, 'carol');
    expect((await carol.register()).status).toBe(404);
    board.users.add('carol', 'carol');
    expect((await carol.register()).status).toBe(200);
  });
});
