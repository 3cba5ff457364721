/** One piece of work after the other: each is decided on what the one before it has stored. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Do it when everything taken before has ended, well or not. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => undefined)
    return done
  }
}

/** Turns of its own for each owner, such as the tables of a house; they go with it. */
export function turnsPerOwner<Owner extends object>(): (owner: Owner) => Turns {
  const known = new WeakMap<Owner, Turns>()
  return (owner) => {
    const turns = known.get(owner) ?? new Turns()
    known.set(owner, turns)
    return turns
  }
}
