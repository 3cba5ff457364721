/**
 * Calls `adjust` whenever what is in the node may need another size: the node's room or content has changed, the text
 * size or the contrast was chosen, a font has come. Returns the end of it.
 */
export function whenRefitted(node: HTMLElement, adjust: () => void): () => void {
  const sizes = new ResizeObserver(adjust)
  const contents = new MutationObserver(adjust)
  const clothes = new MutationObserver(adjust)
  sizes.observe(node)
  contents.observe(node, { childList: true, characterData: true, subtree: true })
  clothes.observe(document.documentElement, { attributeFilter: ['data-text', 'data-contrast'] })
  document.fonts.addEventListener('loadingdone', adjust)
  return () => {
    for (const observer of [sizes, contents, clothes]) observer.disconnect()
    document.fonts.removeEventListener('loadingdone', adjust)
  }
}
