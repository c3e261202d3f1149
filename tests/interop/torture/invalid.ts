import { requestWith } from './request.ts';
import type { TortureMessage } from './torture-message.ts';

const contact = 'Contact: <sip:caller@host.example.com>';
const sdp =
  'v=0\no=mhandley 29739 7272939 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 49217 RTP/AVP 0\n';
const typed = [contact, 'Content-Type: application/sdp'];
const status = (line: string, more: readonly string[]): string =>
  [
    line,
    'From: <sip:user@example.com>;tag=39ansfi3',
    'To: <sip:user@example.edu>;tag=902jndnke3',
    ...more,
    'Content-Length: 0',
    '',
    '',
  ].join('\n');

/** RFC 4475 §3.1.2: broken. To be refused or left unanswered; what is harmlessly broken may be understood. */
export const invalid: readonly TortureMessage[] = [
  {
    name: 'badinv01',
    answers: [400, 404, 'none'],
    text: requestWith({
      method: 'INVITE',
      name: 'badinv01',
      via: 'SIP/2.0/UDP 192.0.2.15;;,;,,',
      to: 'sip:j.user@example.com',
      more: ['Contact: "Joe" <sip:joe@example.org>;;;;', 'Content-Type: application/sdp'],
      body: sdp,
    }),
  },
  {
    name: 'clerr',
    answers: [400, 'none'],
    text: requestWith({ method: 'INVITE', name: 'clerr', more: typed, length: '9999', body: sdp }),
  },
  {
    name: 'ncl',
    answers: [400, 'none'],
    text: requestWith({ method: 'INVITE', name: 'ncl', more: typed, length: '-999', body: sdp }),
  },
  {
    name: 'scalar02',
    answers: [400, 404, 405, 'none'],
    text: requestWith({
      method: 'REGISTER',
      name: 'scalar02',
      uri: 'sip:example.com',
      cseq: '36893488147419103232 REGISTER',
      more: [
        'Max-Forwards: 300',
        'Expires: 10000000000000000000000',
        'Contact: <sip:user@host129.example.com>;expires=280297596632815',
      ],
    }),
  },
  {
    name: 'scalarlg',
    answers: ['none'],
    text: status('SIP/2.0 503 Service Unavailable', [
      'Via: SIP/2.0/TCP host129.example.com;branch=z9hG4bKzzxdiwo34sw;received=192.0.2.129',
      'Call-ID: scalarlg.noase0of0234hn2qofoaf0232aewf2394r',
      'CSeq: 9292394834772304023312 OPTIONS',
      'Retry-After: 949302838503028349304023988',
      'Warning: 1812 overture "In Progress"',
    ]),
  },
  {
    name: 'quotbal',
    answers: [400, 404, 'none'],
    text: requestWith({
      method: 'INVITE',
      name: 'quotbal',
      to: '"Mr. J. User <sip:j.user@example.com>',
      more: typed,
      body: sdp,
    }),
  },
  {
    name: 'ltgtruri',
    answers: [400, 404, 416, 'none'],
    text: requestWith({
      method: 'INVITE',
      name: 'ltgtruri',
      uri: '<sip:user@example.com>',
      more: typed,
      body: sdp,
    }),
  },
  {
    name: 'lwsruri',
    answers: [400, 404, 416, 'none'],
    text: requestWith({
      method: 'INVITE',
      name: 'lwsruri',
      uri: 'sip:user@example.com; lr',
      more: typed,
      body: sdp,
    }),
  },
  {
    name: 'lwsstart',
    answers: [400, 404, 505, 'none'],
    text: requestWith({
      method: 'INVITE ',
      name: 'lwsstart',
      uri: ' sip:user@example.com ',
      cseq: '893 INVITE',
      more: typed,
      body: sdp,
    }),
  },
  {
    name: 'trws',
    answers: [200, 400, 404, 505, 'none'],
    text: requestWith({
      method: 'OPTIONS',
      name: 'trws',
      uri: 'sip:remote-target@example.com',
      version: 'SIP/2.0  ',
    }),
  },
  {
    name: 'escruri',
    answers: [400, 404, 'none'],
    text: requestWith({
      method: 'INVITE',
      name: 'escruri',
      uri: 'sip:user@example.com?Route=%3Csip:example.com%3E',
      more: typed,
      body: sdp,
    }),
  },
  {
    name: 'baddate',
    answers: [400, 404],
    text: requestWith({
      method: 'INVITE',
      name: 'baddate',
      more: [...typed, 'Date: Fri, 01 Jan 2010 16:00:00 EST'],
      body: sdp,
    }),
  },
  {
    name: 'regbadct',
    answers: [400, 404, 405, 'none'],
    text: requestWith({
      method: 'REGISTER',
      name: 'regbadct',
      uri: 'sip:example.com',
      more: ['Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E'],
    }),
  },
  {
    name: 'badaspec',
    answers: [200, 400, 404, 'none'],
    text: requestWith({
      method: 'OPTIONS',
      name: 'badaspec',
      to: '"Watson, Thomas" < sip:t.watson@example.org >',
      from: '"Bell, Alexander" <sip:a.g.bell@example.com>;tag=433423',
    }),
  },
  {
    name: 'baddn',
    answers: [200, 400, 404, 'none'],
    text: requestWith({
      method: 'OPTIONS',
      name: 'baddn',
      to: '"Watson, Thomas" <sip:t.watson@example.org>',
      from: 'Bell, Alexander <sip:a.g.bell@example.com>;tag=43',
    }),
  },
  {
    name: 'badvers',
    answers: [400, 505, 'none'],
    text: requestWith({
      method: 'OPTIONS',
      name: 'badvers',
      version: 'SIP/7.0',
      via: 'SIP/7.0/UDP c.example.com;branch=z9hG4bKkdjuw',
    }),
  },
  {
    name: 'mismatch01',
    answers: [400],
    text: requestWith({ method: 'OPTIONS', name: 'mismatch01', cseq: '8 INVITE' }),
  },
  {
    name: 'mismatch02',
    answers: [400],
    text: requestWith({ method: 'NEWMETHOD', name: 'mismatch02', cseq: '8 INVITE', more: typed, body: sdp }),
  },
  {
    name: 'bigcode',
    answers: ['none'],
    text: status('SIP/2.0 4294967301 better not break the receiver', [
      'Via: SIP/2.0/UDP 192.0.2.105;branch=z9hG4bK2398ndaoe',
      'Call-ID: bigcode.asdof3uj203asdnf3429uasdhfas3ehjasdfas9i',
      'CSeq: 353494 INVITE',
    ]),
  },
];
