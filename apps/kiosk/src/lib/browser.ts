const pageKeys = ['F5', 'BrowserRefresh', 'BrowserBack', 'BrowserForward', 'BrowserHome']
const zoomAndReloadKeys = ['r', '+', '-', '=', '0', 'p', 's', 'f', 'u']

/**
 * Keeps a browser from behaving like one: no reload, zoom, menu, print, search or dragging by those who stand before it.
 * Gives the function that lets go again.
 */
export function holdBrowser(): () => void {
  const listening = new AbortController()
  const { signal } = listening
  const stop = (event: Event) => event.preventDefault()
  const stopKeys = (event: KeyboardEvent) => {
    const withControl = (event.ctrlKey || event.metaKey) && zoomAndReloadKeys.includes(event.key)
    const leaving = event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')
    if (pageKeys.includes(event.key) || withControl || leaving) event.preventDefault()
  }
  window.addEventListener('contextmenu', stop, { signal })
  window.addEventListener('dragstart', stop, { signal })
  window.addEventListener('keydown', stopKeys, { signal, capture: true })
  window.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), {
    signal,
    passive: false,
  })
  return () => listening.abort()
}
