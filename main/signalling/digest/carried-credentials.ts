import { headerValues, type SipText } from '../sip-text.ts';
import { readAuthParams } from './challenge.ts';
import type { AuthField } from './header-fields.ts';

/** Digest credentials that stand in a request. */
export interface CarriedCredentials {
  readonly field: AuthField;
  readonly realm: string;
  readonly nonce: string;
  /** The whole value of the header. */
  readonly value: string;
}

export function carriedCredentials(request: SipText, field: AuthField): CarriedCredentials[] {
  return headerValues(request, field.credentials.toLowerCase()).flatMap((value) =>
    readAuthParams(value)
      .filter(({ scheme }) => scheme === 'digest')
      .map(({ params }) => {
        return { field, realm: params.get('realm') ?? '', nonce: params.get('nonce') ?? '', value };
      }),
  );
}
