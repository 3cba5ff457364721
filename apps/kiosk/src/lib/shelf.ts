import { steps } from './fit.ts'
import { whenRefitted } from './refit.ts'

/** Few cards may also be larger than usual. */
const largeSteps = [1.3, 1.15]
const fewCards = 4
/** A row isn't made higher than this many times what it needs. */
const mostStretch = 1.6

/** One way of laying the cards out. */
interface Way {
  /** Share of the usual type size. */
  fit: number
  columns: number
  /** Without the lines of plain words. */
  brief: boolean
}

/** How a way turned out. */
interface Layout {
  way: Way
  /** How many cards stand on a page. */
  perPage: number
  /** A word is cut off, or not even one row has room. */
  tight: boolean
}

interface Room {
  /** Pixels. */
  height: number
  gap: number
  pager: number
}

/**
 * Lays cards out so that nothing is cut off and nothing needs a swipe: as large as they go on one page, otherwise on as
 * few pages as possible. Set on an element that holds a list of `li` and an element with `data-pager`; hides what is
 * `.away` except while it measures. Sets `--fit`, `--columns`, `--row` and `data-brief`, and tells how many cards a page holds.
 * `<div {@attach shelve((perPage) => …)}>`
 */
export function shelve(onlayout: (perPage: number) => void): (node: HTMLElement) => () => void {
  return (node) => whenRefitted(node, () => onlayout(arrange(node)))
}

/** Gives how many cards stand on a page. */
function arrange(node: HTMLElement): number {
  const cards = [...node.querySelectorAll<HTMLElement>('li')]
  if (cards.length === 0) return 1
  node.dataset.measuring = ''
  delete node.dataset.tight
  const room = roomOf(node)
  const best = findWay(node, cards, room)
  apply(node, best.way)
  const tallest = tallestOf(cards)
  delete node.dataset.measuring
  if (best.tight) node.dataset.tight = ''
  const paged = best.perPage < cards.length
  const height = room.height - (paged ? room.pager + room.gap : 0)
  const rows = Math.ceil(Math.min(best.perPage, cards.length) / best.way.columns)
  const share = (height - room.gap * (rows - 1)) / rows
  node.style.setProperty('--row', `${Math.floor(Math.min(share, tallest * mostStretch))}px`)
  return best.perPage
}

/**
 * One page with all the words; otherwise pages with all the words; without the lines of plain words only where hardly a
 * card would stand on a page.
 */
function findWay(node: HTMLElement, cards: HTMLElement[], room: Room): Layout {
  let best: Layout = { way: { fit: 1, columns: 1, brief: true }, perPage: 0, tight: true }
  for (const way of ways(node, cards.length)) {
    if (way.brief && !best.tight && best.perPage >= Math.min(fewCards, cards.length)) break
    apply(node, way)
    const perPage = way.columns * rowsIn(cards, room, way.columns)
    const tight = perPage === 0 || cards.some(isTight)
    if (isBetter({ way, perPage, tight }, best))
      best = { way, perPage: Math.max(way.columns, perPage), tight }
    if (!best.tight && best.perPage >= cards.length) break
  }
  return best
}

/** What nothing is cut off in; among equals, what shows more cards at once. */
function isBetter(one: Layout, other: Layout): boolean {
  return one.tight === other.tight ? one.perPage > other.perPage : !one.tight
}

/** The ways to try, the best first. */
function* ways(node: HTMLElement, count: number): Generator<Way> {
  const wide = node.clientWidth > node.clientHeight * 1.15
  const fits = count <= fewCards ? [...largeSteps, ...steps] : steps
  for (const brief of [false, true]) {
    for (const fit of fits)
      for (const columns of columnsFor(wide, count)) yield { fit, columns, brief }
  }
}

/** The numbers of columns to try, the best first. */
function columnsFor(wide: boolean, count: number): number[] {
  if (count === 1) return [1]
  if (count <= fewCards) return wide ? [2, 1] : [1, 2]
  if (count <= 9) return wide ? [3, 4, 2, 1] : [2, 3, 1]
  return wide ? [4, 3, 2, 1] : [2, 3, 1]
}

function apply(node: HTMLElement, { fit, columns, brief }: Way): void {
  node.style.setProperty('--fit', String(fit))
  node.style.setProperty('--columns', String(columns))
  if (brief) node.dataset.brief = '1'
  else delete node.dataset.brief
}

function roomOf(node: HTMLElement): Room {
  const { paddingTop, paddingBottom } = getComputedStyle(node)
  const list = node.querySelector('ul')
  return {
    height: node.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom),
    gap: list ? parseFloat(getComputedStyle(list).rowGap) : 0,
    pager: node.querySelector<HTMLElement>('[data-pager]')?.offsetHeight ?? 0,
  }
}

/** How many rows stand on a page; one that can be turned has its buttons below. */
function rowsIn(cards: HTMLElement[], { height, gap, pager }: Room, columns: number): number {
  const row = tallestOf(cards) + gap
  const all = Math.floor((height + gap) / row)
  if (all * columns >= cards.length) return all
  return Math.floor((height - pager) / row)
}

function tallestOf(cards: HTMLElement[]): number {
  return Math.max(...cards.map(({ offsetHeight }) => offsetHeight))
}

/** A word is wider than its line. */
function isTight(card: HTMLElement): boolean {
  return [...card.querySelectorAll('[data-fit]')].some(
    ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
  )
}
