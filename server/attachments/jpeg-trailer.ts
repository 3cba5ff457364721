/**
 * What telephones really write behind the end of a JPEG: padding, further JPEGs (CIPA DC-007, as used for gain maps), a
 * film of the moment (ISO base media), Samsung's own block. None of it is kept, but refusing it would refuse most photos
 * of some makers. Anything else behind the end is a second file in disguise.
 */
import { lettersAt, viewOf } from './size.ts'
import { hasZipEnd } from './zip.ts'

/** More parts than any camera appends. */
const maxParts = 16
const maxBoxes = 64

/** Is this something that a camera appends? `endOfJpeg` tells where a JPEG at its beginning ends. */
export function isTrailer(
  bytes: Uint8Array,
  endOfJpeg: (bytes: Uint8Array) => number | null,
): boolean {
  if (bytes.length > 0 && hasZipEnd(bytes)) return false
  let rest = withoutPadding(bytes)
  for (let part = 0; part < maxParts; part += 1) {
    if (rest.length === 0 || isSamsungs(rest)) return true
    const end = endOfJpeg(rest) ?? endOfFilm(rest)
    if (end === null) return false
    rest = withoutPadding(rest.subarray(end))
  }
  return false
}

function withoutPadding(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0)
  if (start < 0) return bytes.subarray(bytes.length)
  // A film begins with the length of its first box, which begins with zeros itself.
  const isFilm = start >= 3 && lettersAt(bytes, start + 1) === 'ftyp'
  return bytes.subarray(isFilm ? start - 3 : start)
}

/** Ends in `SEFH … length SEFT`: a list of what stands before it. */
function isSamsungs(bytes: Uint8Array): boolean {
  if (bytes.length < 20 || lettersAt(bytes, bytes.length - 4) !== 'SEFT') return false
  const list = viewOf(bytes).getUint32(bytes.length - 8, true)
  const head = bytes.length - 8 - list
  return head >= 0 && lettersAt(bytes, head) === 'SEFH'
}

/** Boxes, the first of them `ftyp`. Nothing stands behind a film but Samsung's block, which is found by its own end. */
function endOfFilm(bytes: Uint8Array): number | null {
  if (lettersAt(bytes, 4) !== 'ftyp') return null
  const view = viewOf(bytes)
  let at = 0
  for (let box = 0; box < maxBoxes && at < bytes.length; box += 1) {
    if (at + 8 > bytes.length) return null
    const size = view.getUint32(at)
    const isNamed = /^[a-zA-Z0-9]{4}$/.test(lettersAt(bytes, at + 4))
    if (!isNamed || size < 8 || at + size > bytes.length) return null
    at += size
  }
  return at
}
