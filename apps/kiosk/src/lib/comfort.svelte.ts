/** How large the text can be, counted from 0. */
export const textSteps = 3

/** What makes the screen easier for whoever stands before it. Worn by the page, forgotten when they go. */
export class Comfort {
  /** 0, 1 or 2 */
  textStep = $state(0)
  highContrast = $state(false)
  low = $state(false)

  /** Something isn't as it always is. */
  get changed(): boolean {
    return this.textStep > 0 || this.highContrast || this.low
  }

  /** The next size; after the largest the first again. */
  enlarge(): void {
    this.textStep = (this.textStep + 1) % textSteps
    this.#dress()
  }

  toggleContrast(): void {
    this.highContrast = !this.highContrast
    this.#dress()
  }

  toggleLow(): void {
    this.low = !this.low
    this.#dress()
  }

  reset(): void {
    this.textStep = 0
    this.highContrast = false
    this.low = false
    this.#dress()
  }

  #dress(): void {
    const { dataset } = document.documentElement
    dataset.text = String(this.textStep)
    if (this.highContrast) dataset.contrast = 'high'
    else delete dataset.contrast
    if (this.low) dataset.low = ''
    else delete dataset.low
  }
}
