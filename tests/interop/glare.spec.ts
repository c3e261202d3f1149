import type { Parley } from '../support/parley.ts';
import { tones } from './audio/tones.ts';
import { expect, expectToHear, test } from './interop-test.ts';
import type { Gateway } from './sipp/gateway.ts';
import { expectAndKeep, responseToKept, sidesOfKept } from './sipp/kept-request.ts';
import {
  expectRequest,
  expectResponse,
  held,
  holding,
  requestInDialog,
  request,
  response,
  scenario,
  sound,
} from './sipp/scenario.ts';

/** Both sides put the other on hold at once (RFC 3261 §14.1). Who chose the Call-ID tries again last. */
test.describe('Gateway', () => {
  test('re-INVITE glare: both hold at once; the gateway had called', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        request({ method: 'INVITE', cseq: 1, body: sound }),
        expectResponse(100, { optional: true }),
        expectResponse(180, { optional: true }),
        expectResponse(200, { dialog: true }),
        requestInDialog({ method: 'ACK', cseq: 1 }),
        ...glare(2),
        ...parleyOffers(held),
        ...gatewayHolds(3),
        ...parleyOffers(holding),
        ...parleyOffers(held),
        ...parleyOffers(sound),
        expectRequest('BYE'),
        response('200 OK'),
      ),
    );
    await alice.button('Answer').click();
    await expectBothHolds(alice, call, 3);
  });

  test('re-INVITE glare: both hold at once; Parley had called', async ({ startAs, gateway }) => {
    const alice = await startAs('alice');
    const call = await gateway(
      scenario(
        expectRequest('INVITE', { dialog: true }),
        response('200 OK', { first: true, body: sound }),
        expectRequest('ACK'),
        ...glare(1),
        ...gatewayHolds(2),
        ...parleyOffers(held),
        ...parleyOffers(holding),
        ...parleyOffers(held),
        ...parleyOffers(sound),
        expectRequest('BYE'),
        response('200 OK'),
      ),
    );
    await alice.dial('004930123456');
    await expectBothHolds(alice, call, 2);
  });
});

/** Parley's hold meets one of ours on the way: each is refused. */
function glare(cseq: number): string[] {
  const { sent, trying, answered, acknowledged } = reinvite(cseq);
  return [
    expectAndKeep('INVITE'),
    sent,
    trying,
    answered(491),
    acknowledged(3),
    responseToKept('491 Request Pending'),
    expectRequest('ACK'),
  ];
}

function gatewayHolds(cseq: number): string[] {
  const { sent, trying, answered, acknowledged } = reinvite(cseq);
  return [sent, trying, answered(200), acknowledged()];
}

function parleyOffers(answer: string): string[] {
  return [expectRequest('INVITE'), response('200 OK', { body: answer }), expectRequest('ACK')];
}

function reinvite(cseq: number) {
  const inDialog = { ...sidesOfKept, cseq, transaction: `invite-${cseq}` };
  const { transaction } = inDialog;
  return {
    sent: requestInDialog({ ...inDialog, method: 'INVITE', body: holding }),
    // From Kamailio, at once.
    trying: expectResponse(100, { transaction }),
    answered: (status: number) => expectResponse(status, { transaction }),
    acknowledged: (back?: number) =>
      requestInDialog({ ...inDialog, method: 'ACK', ...(back === undefined ? {} : { back }) }),
  };
}

/** @param cseq of the gateway's hold that is accepted */
async function expectBothHolds(alice: Parley, call: Gateway, cseq: number): Promise<void> {
  await expectToHear(alice, tones.alice);
  await alice.button('Hold').click();
  await expect.poll(() => call.messages()).toContain(`CSeq: ${cseq} ACK`);
  await expect(alice.call).toContainText('On hold');
  await alice.button('Resume').click();
  await expect(alice.call).toContainText('Put on hold by the other side');
  await alice.button('Hold').click();
  await expect(alice.call).toContainText('On hold');
  await alice.button('Resume').click();
  await expect(alice.call).toContainText('Connected');
  await expectToHear(alice, tones.alice);
  await alice.button('End').click();
  await call.done();
}
