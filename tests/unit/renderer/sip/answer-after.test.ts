import { expect, it } from 'vitest';
import { answerAfter } from '../../../../renderer/sip/call/answer-after.ts';

it.each([
  [{ 'Answer-Mode': ['Auto'] }, 0],
  [{ 'Priv-Answer-Mode': ['Auto;require'] }, 0],
  [{ 'Answer-Mode': ['Manual'] }, undefined],
  [{ 'Call-Info': ['<sip:pbx.example>;answer-after=0'] }, 0],
  [{ 'Call-Info': ['<http://pbx.example/a.png>;purpose=icon, <sip:pbx.example>; answer-after = 3'] }, 3],
  [{ 'Alert-Info': ['<http://www.notused.example>;info=alert-autoanswer;delay=2'] }, 2],
  [{ 'Alert-Info': ['info=alert-autoanswer'] }, 0],
  [{ 'Alert-Info': ['<http://x>;info="alert-autoanswer"'] }, 0],
  [{ 'Call-Info': ['<sip:pbx.example>;answer-after=999'] }, 60],
  [{ 'Call-Info': ['<sip:pbx.example>;answer-after=soon'] }, undefined],
  [{ 'Call-Info': ['<sip:pbx.example>;answer-after=-1'] }, undefined],
  [{ 'Alert-Info': ['<urn:alert:service:call-waiting>'] }, undefined],
  [{ 'Call-Info': ['<http://pbx.example/?x=;answer-after=0>;purpose=info'] }, undefined],
  [{}, undefined],
] as const)('%j asks for %s', (headers: Readonly<Record<string, readonly string[]>>, seconds) => {
  expect(answerAfter({ getHeaders: (name) => [...(headers[name] ?? [])] })).toBe(seconds);
});
