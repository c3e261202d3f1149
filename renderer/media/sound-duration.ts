/** A file that is all there tells it at once or never. */
const WITHIN_MS = 5_000;

/**
 * How long a sound file is, in s, as it says itself; nothing of it is decoded. Infinity where it does not tell. Rejects
 * what the browser cannot play.
 */
export async function soundDuration(file: Uint8Array<ArrayBuffer>): Promise<number> {
  const url = URL.createObjectURL(new Blob([file]));
  const element = new Audio();
  try {
    return await new Promise<number>((resolve, reject) => {
      const refuse = () => reject(new Error('is no sound'));
      AbortSignal.timeout(WITHIN_MS).addEventListener('abort', refuse);
      element.addEventListener('error', refuse);
      element.addEventListener('loadedmetadata', () => resolve(element.duration));
      element.preload = 'metadata';
      element.src = url;
    });
  } finally {
    element.removeAttribute('src');
    URL.revokeObjectURL(url);
  }
}
