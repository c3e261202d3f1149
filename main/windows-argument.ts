/**
 * A path or option as one argument of a command line of Windows, as CommandLineToArgvW reads it: backslashes at its end
 * would hide the quotation mark after them. No path has such a mark in it there.
 */
export function windowsArgument(argument: string): string {
  return `"${argument.replace(/\\+$/, '$&$&')}"`;
}
