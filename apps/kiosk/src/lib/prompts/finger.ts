import type { Guide } from './guide.ts'
import { itemAt, itemsOnScreen } from './items.ts'

/**
 * Touch while the prompts speak: the first touch reads what is under the finger or nearest to it, a second one on the same
 * item chooses; a finger that slides reads what it passes and chooses nothing.
 */
export class Finger {
  #guide: Guide
  #pointer: number | null = null
  #chooses = false

  constructor(guide: Guide) {
    this.#guide = guide
  }

  down({ pointerId, clientX, clientY }: PointerEvent): void {
    // A second finger is a hand that rests on the screen.
    if (this.#pointer !== null) return
    this.#pointer = pointerId
    const item = itemAt(itemsOnScreen(), clientX, clientY)
    this.#chooses = item !== null && item === this.#guide.current
    if (this.#chooses) this.#guide.hush()
    else if (item) this.#guide.go(item)
  }

  move({ pointerId, clientX, clientY }: PointerEvent): void {
    if (pointerId !== this.#pointer) return
    const item = itemAt(itemsOnScreen(), clientX, clientY)
    if (item === null || item === this.#guide.current) return
    this.#chooses = false
    this.#guide.go(item)
  }

  up({ pointerId }: PointerEvent): void {
    if (pointerId !== this.#pointer) return
    this.#pointer = null
    if (this.#chooses) this.#guide.choose()
  }

  cancel({ pointerId }: PointerEvent): void {
    if (pointerId === this.#pointer) this.#pointer = null
  }
}
