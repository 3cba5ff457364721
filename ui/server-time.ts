/** An estimate of the server's clock from the last time it told, run on by a clock that nobody can set back. */
export class ServerTime {
  #toldMilliseconds = Date.now()
  #heardMilliseconds = performance.now()

  /** Takes the server's time, ISO 8601, as of this moment. */
  set(at: string): void {
    const told = Date.parse(at)
    if (Number.isNaN(told)) return
    this.#toldMilliseconds = told
    this.#heardMilliseconds = performance.now()
  }

  /** Milliseconds since 1970; this machine's own clock until the server told its time. */
  now(): number {
    return this.#toldMilliseconds + performance.now() - this.#heardMilliseconds
  }
}
