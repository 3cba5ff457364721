/**
 * What a browser keeps between two pages. A house's policy may forbid it, and a browser may have no room: then every use
 * throws, even looking at `localStorage`. No page stops for that: nothing is read, what is kept is gone with the page, and
 * work goes on. Who tells people that something is kept reads it first.
 */
export class BrowserStore {
  readonly #area: () => Storage

  /** `area` is asked each time: to look at it is what throws. */
  constructor(area: () => Storage) {
    this.#area = area
  }

  /** Null when nothing is kept under that name. */
  read(name: string): string | null {
    return this.#tried(() => this.#area().getItem(name), null)
  }

  keep(name: string, text: string): void {
    this.#tried(() => this.#area().setItem(name, text), undefined)
  }

  drop(name: string): void {
    this.#tried(() => this.#area().removeItem(name), undefined)
  }

  /** All that are kept and begin so. */
  names(prefix: string): string[] {
    return this.#tried(() => Object.keys(this.#area()), []).filter((name) =>
      name.startsWith(prefix),
    )
  }

  #tried<Result>(use: () => Result, otherwise: Result): Result {
    try {
      return use()
    } catch {
      return otherwise
    }
  }
}

/** Of this browser, until somebody clears it. */
export const localStore = new BrowserStore(() => localStorage)
/** Of this window alone; through a reload. */
export const windowStore = new BrowserStore(() => sessionStorage)
