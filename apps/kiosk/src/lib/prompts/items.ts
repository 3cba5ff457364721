import { isLanguage } from '../../../../../messages/index.ts'
import type { Language } from '../../../../../messages/index.ts'

/** What can be moved to: everything that says itself, in reading order; a question over the screen is alone. */
export function itemsOnScreen(page: ParentNode = document): HTMLElement[] {
  const dialogs = page.querySelectorAll<HTMLElement>('dialog[open]')
  const scope = [...dialogs].at(-1) ?? page
  return [...scope.querySelectorAll<HTMLElement>('[data-say]')].filter(isShown)
}

/** Those of the screen itself: the tools below it are there on every screen. */
export function choicesOnScreen(page: ParentNode = document): HTMLElement[] {
  return itemsOnScreen(page).filter((item) => item.closest('[data-tools]') === null)
}

/** The item `by` steps further; past the end comes the beginning. From nowhere the first or the last one. */
export function neighbour<Item>(items: Item[], current: Item | null, by: 1 | -1): Item | null {
  const at = current === null ? -1 : items.indexOf(current)
  if (at === -1) return items.at(by === 1 ? 0 : -1) ?? null
  return items.at((at + by) % items.length) ?? null
}

/** The item at a point of the window, otherwise the nearest one. */
export function itemAt(items: HTMLElement[], x: number, y: number): HTMLElement | null {
  const hit = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-say]')
  if (hit && items.includes(hit)) return hit
  let nearest: HTMLElement | null = null
  let least = Infinity
  for (const item of items) {
    const distance = distanceTo(visiblePart(item), x, y)
    if (distance >= least) continue
    nearest = item
    least = distance
  }
  return nearest
}

/** Goes one step back: leaves the question over the screen, or the screen. False where there is nothing to go back to. */
export function goBack(page: ParentNode = document): boolean {
  const dialog = [...page.querySelectorAll('dialog[open]')].at(-1)
  if (dialog) return !dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
  const button = page.querySelector<HTMLElement>('[data-back]')
  button?.click()
  return button !== null
}

/** A choice that can’t be made now is still read out. */
export function isClosed(item: HTMLElement): boolean {
  return item.matches(':disabled, [aria-disabled="true"]')
}

/** Another language’s name is said by a voice of that language. */
export function languageOf(item: HTMLElement, fallback: Language): Language {
  const own = item.closest<HTMLElement>('[lang]')?.lang ?? ''
  return item.lang !== '' && isLanguage(own) ? own : fallback
}

interface Edges {
  left: number
  right: number
  top: number
  bottom: number
}

function isShown(item: HTMLElement): boolean {
  return item.checkVisibility({ visibilityProperty: true })
}

/** Without what has scrolled out of the screen’s own part. */
function visiblePart(item: HTMLElement): Edges {
  const { left, right, top, bottom } = item.getBoundingClientRect()
  const room = item.closest('main')?.getBoundingClientRect()
  if (!room) return { left, right, top, bottom }
  return { left, right, top: Math.max(top, room.top), bottom: Math.min(bottom, room.bottom) }
}

function distanceTo({ left, right, top, bottom }: Edges, x: number, y: number): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
}
