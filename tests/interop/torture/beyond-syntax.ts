import { requestWith } from './request.ts';
import type { TortureMessage } from './torture-message.ts';

const typed = ['Contact: <sip:caller@host.example.com>', 'Content-Type: application/sdp'];
const sdp =
  'v=0\no=mhandley 29739 7272939 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 49217 RTP/AVP 0\n';
const register = [404, 405, 501, 400] as const;

/** RFC 4475 §3.2 to §3.4: transactions, semantics, RFC 2543. */
export const beyondSyntax: readonly TortureMessage[] = [
  {
    name: 'badbranch',
    answers: [200, 400, 404],
    text: requestWith({ method: 'OPTIONS', name: 'badbranch', via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK' }),
  },
  {
    name: 'insuf',
    answers: [400, 'none'],
    text: 'INVITE sip:user@example.com SIP/2.0\nCSeq: 193942 INVITE\nVia: SIP/2.0/UDP 192.0.2.95;branch=z9hG4bKkdj.insuf\nContent-Type: application/sdp\nl: 0\n\n',
  },
  {
    name: 'unkscm',
    answers: [400, 404, 416, 'none'],
    text: requestWith({
      method: 'OPTIONS',
      name: 'unkscm',
      uri: 'nobodyKnowsThisScheme:totallyopaquecontent',
    }),
  },
  {
    name: 'novelsc',
    answers: [400, 404, 416, 'none'],
    text: requestWith({ method: 'OPTIONS', name: 'novelsc', uri: 'soap.beep://192.0.2.103:3002' }),
  },
  {
    name: 'unksm2',
    answers: [...register, 'none'],
    text: requestWith({
      method: 'REGISTER',
      name: 'unksm2',
      uri: 'sip:example.com',
      to: 'isbn:2983792873',
      from: '<http://www.example.com>;tag=3234233',
      more: ['Contact: <name:John_Smith>'],
    }),
  },
  {
    name: 'bext01',
    answers: [420],
    text: requestWith({
      method: 'OPTIONS',
      name: 'bext01',
      more: [
        'Require: nothingSupportsThis, nothingSupportsThisEither',
        'Proxy-Require: noProxiesSupportThis, norDoAnyProxiesSupportThis',
      ],
    }),
  },
  {
    name: 'invut',
    answers: [415],
    text: requestWith({
      method: 'INVITE',
      name: 'invut',
      more: ['Contact: <sip:caller@host.example.com>', 'Content-Type: application/unknownformat'],
      body: '<audio>\n <pcmu port="443"/>\n</audio>\n',
    }),
  },
  {
    name: 'regaut01',
    answers: register,
    text: requestWith({
      method: 'REGISTER',
      name: 'regaut01',
      uri: 'sip:example.com',
      more: ['Authorization: NoOneKnowsThisScheme opaque-data=here'],
    }),
  },
  {
    name: 'multi01',
    answers: [400, 404, 'none'],
    text: requestWith({
      method: 'INVITE',
      name: 'multi01',
      more: [
        'CSeq: 59 INVITE',
        'Call-ID: multi01.98asdh@192.0.2.2',
        'To: sip:other@example.com',
        'From: sip:caller@example.com;tag=3413415',
        ...typed,
      ],
      body: sdp,
    }),
  },
  {
    name: 'mcl01',
    answers: [200, 400, 404, 'none'],
    text: requestWith({
      method: 'OPTIONS',
      name: 'mcl01',
      more: ['Content-Length: 13', 'Content-Type: text/plain'],
      length: '5',
      body: 'There is no way to know how many octets are supposed to be here.\n',
    }),
  },
  {
    name: 'bcast',
    answers: ['none'],
    text: 'SIP/2.0 200 OK\nVia: SIP/2.0/UDP 192.0.2.198;branch=z9hG4bK1324923\nVia: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23\nCall-ID: bcast.0384840201234ksdfak3j2erwedfsASdf\nCSeq: 35 INVITE\nFrom: sip:user@example.com;tag=11141343\nTo: sip:user@example.edu;tag=2229\nContact: <sip:user@host198.example.com>\nContent-Length: 0\n\n',
  },
  {
    name: 'zeromf',
    answers: [200, 404, 483],
    text: requestWith({ method: 'OPTIONS', name: 'zeromf' }).replace('Max-Forwards: 70', 'Max-Forwards: 0'),
  },
  {
    name: 'cparam01',
    answers: register,
    text: requestWith({
      method: 'REGISTER',
      name: 'cparam01',
      uri: 'sip:example.com',
      more: ['Contact: sip:+19725552222@gw1.example.net;unknownparam'],
    }),
  },
  {
    name: 'cparam02',
    answers: register,
    text: requestWith({
      method: 'REGISTER',
      name: 'cparam02',
      uri: 'sip:example.com',
      more: ['Contact: <sip:+19725552222@gw1.example.net;unknownparam>'],
    }),
  },
  {
    name: 'regescrt',
    answers: register,
    text: requestWith({
      method: 'REGISTER',
      name: 'regescrt',
      uri: 'sip:example.com',
      more: ['Contact: <sip:user@example.com?Route=%3Csip:sip.example.com%3E>'],
    }),
  },
  {
    name: 'sdp01',
    answers: [406],
    text: requestWith({
      method: 'INVITE',
      name: 'sdp01',
      more: [...typed, 'Accept: text/nobodyKnowsThis'],
      body: sdp,
    }),
  },
  {
    name: 'inv2543',
    answers: [404],
    text: `INVITE sip:UserB@example.com SIP/2.0\nVia: SIP/2.0/UDP iftgw.example.com\nFrom: <sip:+13035551111@ift.client.example.net;user=phone>\nRecord-Route: <sip:UserB@example.com;maddr=ss1.example.com>\nTo: sip:+16505552222@ss1.example.net;user=phone\nCall-ID: inv2543.1717@ift.client.example.com\nCSeq: 56 INVITE\nContent-Type: application/sdp\n\n${sdp}`,
  },
];
