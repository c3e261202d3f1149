import type { Attachment } from 'svelte/attachments';

/** Calls `action` once when the element comes into sight, or nearly. */
export function whenVisible(action: () => void): Attachment<Element> {
  return (element) => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) action();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  };
}
