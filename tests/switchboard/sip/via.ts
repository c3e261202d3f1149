import { parseParameters, type Parameters } from './parameters.ts';

export interface Via {
  readonly transport: string;
  readonly sentBy: string;
  readonly parameters: Parameters;
}

const pattern = /^SIP\s*\/\s*2\.0\s*\/\s*(\S+)\s+([^;\s]+)\s*(;.*)?$/i;

export function parseVia(text: string): Via | undefined {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [, transport = '', sentBy = '', parameters = ''] = match;
  return { transport: transport.toUpperCase(), sentBy, parameters: parseParameters(parameters) };
}
