import { localStore } from './local-store.ts'

/** `system`: as the machine it is shown on prefers. */
export type Theme = 'system' | 'light' | 'dark'

const storageKey = 'theme'

class ThemeState {
  /** What was chosen at this browser; `system` follows the machine. */
  current: Theme = $state('system')

  /** Switches the page and keeps the choice for this browser. */
  choose(theme: Theme): void {
    this.current = theme
    if (theme === 'system') {
      delete document.documentElement.dataset.theme
      localStore.drop(storageKey)
    } else {
      document.documentElement.dataset.theme = theme
      localStore.keep(storageKey, theme)
    }
  }

  /** Goes back to what this browser remembers. */
  restore(): void {
    const remembered = localStore.read(storageKey)
    this.choose(remembered === 'light' || remembered === 'dark' ? remembered : 'system')
  }
}

/** The light or dark clothes of this page. */
export const theme = new ThemeState()
