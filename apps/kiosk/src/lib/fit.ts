const steps = [1, 0.95, 0.9, 0.86, 0.82, 0.78]

/**
 * Sets `--fit` on the node to the largest step at which nothing overflows: neither the node's height nor, in width, what
 * carries `data-fit`. When even the smallest is too large, the node scrolls and `data-tight` allows words to break.
 * `<div {@attach fit}>`
 */
export function fit(node: HTMLElement): () => void {
  const adjust = () => shrink(node)
  const sizes = new ResizeObserver(adjust)
  const contents = new MutationObserver(adjust)
  sizes.observe(node)
  contents.observe(node, { childList: true, characterData: true, subtree: true })
  document.fonts.addEventListener('loadingdone', adjust)
  return () => {
    sizes.disconnect()
    contents.disconnect()
    document.fonts.removeEventListener('loadingdone', adjust)
  }
}

function shrink(node: HTMLElement): void {
  delete node.dataset.tight
  for (const step of steps) {
    node.style.setProperty('--fit', String(step))
    if (fits(node)) return
  }
  node.dataset.tight = ''
}

function fits(node: HTMLElement): boolean {
  const narrow = (element: Element) => element.scrollWidth > element.clientWidth
  if (node.scrollHeight > node.clientHeight) return false
  return ![...node.querySelectorAll('[data-fit]')].some(narrow)
}
