import { whenRefitted } from './refit.ts'

/** Shares of the usual type size, the largest first. */
export const steps = [1, 0.95, 0.9, 0.86, 0.82, 0.78]

/**
 * Sets `--fit` on the node to the largest step at which nothing overflows: neither the node's height nor, in width, what
 * carries `data-fit`. When even the smallest is too large, `data-brief` leaves out what carries `data-extra="1"`, then
 * also 2 and 3; when that isn't enough, the node scrolls and `data-tight` allows words to break.
 * `<div {@attach fit}>`
 */
export function fit(node: HTMLElement): () => void {
  return whenRefitted(node, () => shrink(node))
}

function shrink(node: HTMLElement): void {
  delete node.dataset.tight
  delete node.dataset.brief
  if (shrinks(node)) return
  for (const level of ['1', '2', '3']) {
    node.dataset.brief = level
    if (shrinks(node)) return
  }
  node.dataset.tight = ''
}

/** Whether there is a step at which it fits. */
function shrinks(node: HTMLElement): boolean {
  return steps.some((step) => {
    node.style.setProperty('--fit', String(step))
    return fits(node)
  })
}

function fits(node: HTMLElement): boolean {
  const narrow = (element: Element) => element.scrollWidth > element.clientWidth
  if (node.scrollHeight > node.clientHeight) return false
  return ![...node.querySelectorAll('[data-fit]')].some(narrow)
}
