import { expect, test } from 'vitest';
import { tlsProblem } from '../../../../main/signalling/tls-failure.ts';

const openSsl = (reason: string) =>
  `write EPROTO 805C0BFD:error:0A00042E:SSL routines:ssl3_read_bytes:${reason}:../deps/rec_layer_s3.c:1601:SSL alert\n`;
const boringSsl = (reason: string) =>
  `write EPROTO 559032:error:1000042e:SSL routines:OPENSSL_internal:${reason}:../../tls_record.cc:572:SSL alert\n`;
const tooOld = 'TLS: the server offers no version that is safe (1.2 or newer)';

test.each([
  [openSsl('tlsv1 alert protocol version'), tooOld],
  [openSsl('unsupported protocol'), tooOld],
  [openSsl('sslv3 alert handshake failure'), 'TLS: sslv3 alert handshake failure'],
  [boringSsl('TLSV1_ALERT_PROTOCOL_VERSION'), tooOld],
  [boringSsl('UNSUPPORTED_PROTOCOL'), tooOld],
  [boringSsl('SSLV3_ALERT_HANDSHAKE_FAILURE'), 'TLS: sslv3 alert handshake failure'],
])('of Node and of Electron: %s', (message, problem) => {
  expect(tlsProblem(message)).toBe(problem);
});

test.each([openSsl('wrong version number'), boringSsl('WRONG_VERSION_NUMBER'), 'HTTP 404', ''])(
  'no TLS, no problem of it: %s',
  (message) => {
    expect(tlsProblem(message)).toBeUndefined();
  },
);
