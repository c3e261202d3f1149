/** What one gets from SIP.js with its defaults: the baseline for setting up calls. */
import { type Invitation, Inviter, Registerer, type Session, UserAgent, type Web } from 'sip.js';

const asked = new URLSearchParams(location.search);
const host = asked.get('host') ?? '';
const iceServer = asked.get('iceServer');
const output = document.querySelector('output') as HTMLOutputElement;
let incoming: Invitation | undefined;

const address = (user: string | null) => {
  const uri = UserAgent.makeURI(`sip:${user ?? ''}@${host}`);
  if (uri === undefined) throw new Error('no address');
  return uri;
};

const userAgent = new UserAgent({
  uri: address(asked.get('user')),
  authorizationUsername: asked.get('user') ?? '',
  authorizationPassword: asked.get('password') ?? '',
  transportOptions: { server: asked.get('server') ?? '' },
  logLevel: 'error',
  ...(iceServer === null
    ? {}
    : {
        sessionDescriptionHandlerFactoryOptions: {
          peerConnectionConfiguration: { iceServers: [JSON.parse(iceServer) as RTCIceServer] },
        },
      }),
  delegate: {
    onInvite(invitation) {
      incoming = invitation;
      follow(invitation);
      output.textContent = 'Incoming';
    },
  },
});

document.querySelector('#call')?.addEventListener('click', () => {
  const inviter = new Inviter(userAgent, address(asked.get('target')));
  follow(inviter);
  void inviter.invite();
});
document.querySelector('#answer')?.addEventListener('click', () => void incoming?.accept());

await userAgent.start();
await new Registerer(userAgent).register();
output.textContent = 'Registered';

function follow(session: Session): void {
  session.stateChange.addListener((state) => {
    output.textContent = state;
    const handler = session.sessionDescriptionHandler as Web.SessionDescriptionHandler | undefined;
    const audio = document.querySelector('audio');
    if (state === 'Established' && handler && audio) audio.srcObject = handler.remoteMediaStream;
  });
}
