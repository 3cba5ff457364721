import * as v from 'valibot'

/** Neither says more than the other, nor names another field. */
type Same<A, B> = [A, keyof A, B, keyof B] extends [B, keyof B, A, keyof A] ? true : false

/** The schema of exactly this resource: a field too many, one too few or of another type does not compile. */
export function exactly<Resource>() {
  return <S extends v.GenericSchema>(
    schema: Same<v.InferOutput<S>, Resource> extends true ? S : never,
  ): S => schema
}

/** ISO 8601 with the offset of the branch. */
export const moment = v.pipe(v.string(), v.isoTimestamp())
/** `YYYY-MM-DD` */
export const day = v.pipe(v.string(), v.isoDate())
export const whole = v.pipe(v.number(), v.integer())

/** A list as every route answers with one, and what stands beside its items. */
export function itemsOf<
  Item extends v.GenericSchema,
  Beside extends v.ObjectEntries = Record<never, never>,
>(item: Item, beside: Beside = {} as Beside) {
  return v.object({ items: v.array(item), ...beside })
}
