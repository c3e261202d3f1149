/** Reads netstrings (`5:hello,`) from pieces of ASCII text, and tells each one's content. */
export function netstrings(tell: (content: string) => void): (piece: string) => void {
  let rest = Buffer.alloc(0);
  return (piece) => {
    rest = Buffer.concat([rest, Buffer.from(piece)]);
    for (;;) {
      const colon = rest.indexOf(':');
      const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || rest.length <= end) return;
      tell(rest.subarray(colon + 1, end).toString());
      rest = rest.subarray(end + 1);
    }
  };
}
