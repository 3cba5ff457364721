import type { Attachment } from 'svelte/attachments'

/**
 * Shrinks an element's type by `--fit` (1 or less) until its widest `[data-fit]` part fits between the paddings, so that
 * `Z-1000` stands on one line. All parts shrink together: number and counter stay equally high.
 */
export const fit: Attachment<HTMLElement> = (element) => {
  const parts = [...element.querySelectorAll<HTMLElement>('[data-fit]')]
  const measure = () => {
    element.style.setProperty('--fit', '1')
    const room = Math.min(...parts.map((part) => part.clientWidth / Math.max(1, part.scrollWidth)))
    if (room < 1) element.style.setProperty('--fit', String(room * 0.99))
  }
  const observer = new ResizeObserver(measure)
  observer.observe(element)
  measure()
  // Type measured before the shipped font is there would be measured again too late.
  void document.fonts.ready.then(measure)
  return () => observer.disconnect()
}

/** The same for a list whose parts change: measured anew for each value that it is given. */
export function fitFor(_parts: unknown): Attachment<HTMLElement> {
  return (element) => fit(element)
}
