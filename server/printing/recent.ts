/** The latest of something by name: a bounded memory, the oldest goes first. */
export class Recent<Value> {
  #most: number
  #values = new Map<string, Value>()

  constructor(most: number) {
    this.#most = most
  }

  get(name: string): Value | undefined {
    return this.#values.get(name)
  }

  remember(name: string, value: Value): void {
    this.#values.set(name, value)
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#most && oldest !== undefined) this.#values.delete(oldest)
  }
}
