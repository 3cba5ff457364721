type Sendable<T> = T extends readonly (infer Item)[]
  ? Sendable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Sendable<T[Key]> }
    : T

/** The same value for the typed client, which knows no `readonly`. */
export function sendable<T>(value: T): Sendable<T> {
  return value as Sendable<T>
}
