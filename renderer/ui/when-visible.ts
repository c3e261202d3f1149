import type { Attachment } from 'svelte/attachments';

/** Calls `action` once when the element comes into sight, or nearly. */
export function whenVisible(action: () => void): Attachment<Element> {
  return (element) => {
    const observer = new IntersectionObserver(
      // A busy window reports several moments at once: out of sight as it was made, then in sight.
      (moments) => {
        if (moments.some(({ isIntersecting }) => isIntersecting)) action();
      },
      { scrollMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
