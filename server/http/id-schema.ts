import * as v from 'valibot'

/**
 * The id of something that should be there, in a body or a query. Ids are opaque: an empty, a long or an odd one names
 * nothing, and is refused as every unknown one is, by whoever looks it up. How long it may be, the body's limit says.
 */
export const id = v.string()

/** An id that is stored as it was sent, because its sender made it or nobody looks it up. */
export const keptId = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
