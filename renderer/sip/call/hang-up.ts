import { Invitation, Inviter, type Session, SessionState } from 'sip.js';

/**
 * Ends a session with what its state allows: CANCEL, a refusal with `status` and these header fields, or BYE (RFC 3261 §9, §15). Resolves when
 * the other side has answered that, or at once when there is nothing to answer.
 */
export async function hangUp(
  session: Session,
  status: number,
  extraHeaders: readonly string[] = [],
): Promise<void> {
  switch (session.state) {
    case SessionState.Initial:
    case SessionState.Establishing:
      if (session instanceof Inviter) return await cancel(session);
      if (session instanceof Invitation)
        await session.reject({ statusCode: status, extraHeaders: [...extraHeaders] });
      return;
    case SessionState.Established:
      return await bye(session);
    case SessionState.Terminating:
    case SessionState.Terminated:
      return;
  }
}

function cancel(inviter: Inviter): Promise<void> {
  const over = new Promise<void>((resolve) => {
    inviter.stateChange.addListener((state) => {
      if (state === SessionState.Terminated) resolve();
    });
  });
  return inviter.cancel().then(() => over);
}

function bye(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    const answered = (): void => {
      resolve();
    };
    session
      .bye({ requestDelegate: { onAccept: answered, onRedirect: answered, onReject: answered } })
      .catch(reject);
  });
}
