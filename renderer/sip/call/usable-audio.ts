/** Whether a session description has an audio stream that was not refused (RFC 3264 §6: port 0). */
export function hasUsableAudio(sdp: string): boolean {
  return /^m=audio [1-9]\d*[ /]/m.test(sdp);
}

/** Whether two answers come from the same media endpoint: all but the version in the origin is the same. */
export function isSameAnswer(one: string, other: string): boolean {
  return withoutOrigin(one) === withoutOrigin(other);
}

function withoutOrigin(sdp: string): string {
  return sdp
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('o='))
    .join('\n');
}
