/** `type/subtype` of a Content-Type or Accept value in lower case, without parameters (RFC 3261 §25.1). */
export function mediaTypeOf(value: string): string {
  return (value.split(';')[0] ?? '').replace(/\s+/g, '').toLowerCase();
}

/** A parameter of such a value, unquoted. */
export function parameterOf(value: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(value);
  return match?.[1] ?? match?.[2];
}
