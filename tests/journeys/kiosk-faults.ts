import type { Page } from '@playwright/test'
import type { Size } from './geometry.ts'

/** Where kiosks stand and hang, and tablets that do their work. */
export const kioskSizes: Size[] = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
]

/** CSS pixels; a kiosk whose screen was measured has larger ones. */
export const kioskLeast = { target: 80, text: 24 }

/** Everything on the page that doesn't stand as it should. */
export function faults(page: Page, least: { target: number; text: number }): Promise<string[]> {
  return page.evaluate(({ target: leastTarget, text: leastText }) => {
    const found: string[] = []
    const note = (fault: string, element: Element) =>
      found.push(`${fault}: ${element.textContent.trim().slice(0, 40)}`)
    const scope = document.querySelector(':modal') ?? document.body
    const boxes = [...scope.querySelectorAll<HTMLElement>('*:not(.sr-only, svg, svg *)')]
    for (const box of boxes.filter(({ clientWidth }) => clientWidth > 0)) {
      if (box.scrollWidth > box.clientWidth + 1) note('too wide', box)
      const cut = getComputedStyle(box).overflowY !== 'visible'
      if (cut && box.scrollHeight > box.clientHeight + 1) note('too high', box)
      const text = [...box.childNodes].some(
        ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
      )
      if (text && parseFloat(getComputedStyle(box).fontSize) < leastText - 0.1)
        note('too small', box)
    }
    const targets = [...scope.querySelectorAll('button')]
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .map((button) => ({ button, place: button.getBoundingClientRect() }))
    for (const [index, { button, place }] of targets.entries()) {
      if (Math.min(place.width, place.height) < leastTarget - 0.1) note('hard to hit', button)
      if (place.right > innerWidth + 0.5 || place.bottom > innerHeight + 0.5) {
        note('out of the picture', button)
      }
      const overlapped = targets
        .slice(index + 1)
        .some(
          ({ place: other }) =>
            place.left < other.right &&
            other.left < place.right &&
            place.top < other.bottom &&
            other.top < place.bottom,
        )
      if (overlapped) note('overlapped', button)
    }
    return found
  }, least)
}
