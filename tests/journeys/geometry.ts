import type { Page } from '@playwright/test'
import { expect } from './support.ts'

export interface Size {
  width: number
  height: number
}

/** Runs inside the page: everything on it that does not stand as it should. */
function findFaults(leastTarget: number): string[] {
  const found: string[] = []
  const slack = 1.5
  const scope = document.querySelector(':modal') ?? document.body
  const seen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    return shown && width > 2 && height > 2 && !element.closest('.sr-only, [hidden]')
  }
  const note = (fault: string, element: Element) =>
    found.push(`${fault}: ${element.textContent.trim().replaceAll(/\s+/g, ' ').slice(0, 50)}`)

  if (document.documentElement.scrollWidth > innerWidth + slack) found.push('the page is too wide')

  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement
    if (!owner || !node.textContent?.trim() || owner.closest('svg, style, script, option')) continue
    if (!seen(owner)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const text = range.getBoundingClientRect()
    for (
      let box: Element | null = owner;
      box && box !== document.documentElement;
      box = box.parentElement
    ) {
      const { display, overflowX, overflowY } = getComputedStyle(box)
      if (display === 'inline' || display === 'contents') continue
      const edge = box.getBoundingClientRect()
      const isCut = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      const wide = text.left < edge.left - slack || text.right > edge.right + slack
      const high = text.top < edge.top - slack || text.bottom > edge.bottom + slack
      // A title tells the whole of what a narrow row cuts.
      if (box === owner && wide && overflowX === 'visible') note('wider than its box', owner)
      if (isCut(overflowX) && wide && !owner.closest('[title]')) note('clipped', owner)
      if (isCut(overflowY) && high && !owner.closest('[title]')) note('clipped in height', owner)
      if (overflowX === 'auto' || overflowX === 'scroll') break
      if (overflowY === 'auto' || overflowY === 'scroll') break
    }
  }

  // What stays in its place while the rest scrolls beneath it stands over it on purpose, and over both what was opened.
  const floats = (element: Element) => {
    for (let box: Element | null = element; box && box !== scope; box = box.parentElement) {
      const { position } = getComputedStyle(box)
      if (position === 'sticky' || position === 'fixed') return position
    }
    return null
  }
  /** The part of it that its scrolling surroundings let be seen. */
  const visiblePlace = (element: Element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect()
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowY === 'visible') continue
      const edge = box.getBoundingClientRect()
      left = Math.max(left, edge.left)
      top = Math.max(top, edge.top)
      right = Math.min(right, edge.right)
      bottom = Math.min(bottom, edge.bottom)
    }
    return { left, top, right, bottom }
  }
  const targets = [...scope.querySelectorAll('button, a[href], input, select, textarea, summary')]
    .filter(seen)
    .map((target) => ({ target, place: visiblePlace(target), floating: floats(target) }))
  for (const [index, { target, place, floating }] of targets.entries()) {
    const isInText = getComputedStyle(target).display === 'inline'
    const label = target instanceof HTMLInputElement ? target.closest('label') : null
    const room = (label ?? target).getBoundingClientRect()
    if (!isInText && Math.min(room.width, room.height) < leastTarget - 0.5)
      note('hard to hit', target)
    for (const { target: other, place: its, floating: otherFloats } of targets.slice(index + 1)) {
      if (floating !== otherFloats) continue
      if (target.contains(other) || other.contains(target)) continue
      const across = Math.min(place.right, its.right) - Math.max(place.left, its.left)
      const down = Math.min(place.bottom, its.bottom) - Math.max(place.top, its.top)
      if (across > slack && down > slack) note(`overlapped by ${other.textContent.trim()}`, target)
    }
  }
  return [...new Set(found)]
}

/** No text wider than its box or cut off, no control over another, none smaller than `leastTarget` CSS pixels. */
export async function expectWellPlaced(
  page: Page,
  state: string,
  leastTarget: number,
): Promise<void> {
  await expect
    .poll(() => page.evaluate(findFaults, leastTarget), { message: state, timeout: 4000 })
    .toEqual([])
}
