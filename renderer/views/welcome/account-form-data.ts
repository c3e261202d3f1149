import type { AccountForm, SecretKeeping } from '../../../preload/contract/index.ts';

/** The filled form as a request; the password is read here and handed on, not kept. */
export function accountFormOf(data: FormData): AccountForm {
  const displayName = textOf(data, 'displayName');
  return {
    server: textOf(data, 'server'),
    userName: textOf(data, 'userName'),
    password: String(data.get('password') ?? ''),
    ...(displayName === '' ? {} : { displayName }),
    keep: keepingOf(data),
  };
}

/** How the password is to be kept; without a choice on the form, the keychain keeps it. */
export function keepingOf(data: FormData): SecretKeeping {
  const keep = data.get('keep');
  return keep === 'run' || keep === 'plain' ? keep : 'keychain';
}

export function textOf(data: FormData, name: string): string {
  return String(data.get(name) ?? '').trim();
}

/** Empties the password's input, so that it is nowhere on the page any more. */
export function clearPassword(form: HTMLFormElement): void {
  const input = form.elements.namedItem('password');
  if (input instanceof HTMLInputElement) input.value = '';
}
