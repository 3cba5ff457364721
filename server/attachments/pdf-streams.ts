import { inflateSync } from 'node:zlib'
import type { FileRefusal } from '../../domain/attachment.ts'
import { actsByItself, actsOrHides, spelledOut } from './pdf-names.ts'

const maxStreams = 20_000
/** One page of a scan, unpacked. */
const maxStreamBytes = 64 * 1024 * 1024
/** All pages of a scan, unpacked. */
const maxUnpackedBytes = 384 * 1024 * 1024

/** Objects can be packed (7.5.7), and then their names cannot be read in the file itself. */
const packedObjects = /\/(ObjStm|XRef)(?![A-Za-z0-9])/
/** No program that packs objects packs them like this. */
const oldFilters = /\/(ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|AHx|A85|LZW|RL)\b/

/**
 * Unpack every stream and look for names in it, whatever its dictionary calls it: a reader may believe another one.
 * Between the streams the short names count too. `file_unsafe` when it unpacks to more than any scan.
 */
export function lookIntoStreams(bytes: Uint8Array, text: string): FileRefusal | null {
  const hasPackedObjects = packedObjects.test(spelledOut(text))
  let [unpackedBytes, streams, lastEnd] = [0, 0, 0]
  for (const { 0: word, index } of text.matchAll(/stream\r?\n/g)) {
    if (text.startsWith('end', index - 3)) continue
    streams += 1
    if (index >= lastEnd) {
      const between = spelledOut(text.slice(lastEnd, index))
      if (isHiding(between, hasPackedObjects)) return 'file_unsafe'
      const end = text.indexOf('endstream', index)
      lastEnd = end < 0 ? text.length : end
    }
    const stream = unpack(bytes.subarray(index + word.length))
    if ('refusal' in stream) return stream.refusal
    unpackedBytes += stream.text.length
    const isTooMuch = streams > maxStreams || unpackedBytes > maxUnpackedBytes
    if (isTooMuch || actsByItself(spelledOut(stream.text))) return 'file_unsafe'
  }
  return isHiding(spelledOut(text.slice(lastEnd)), hasPackedObjects) ? 'file_unsafe' : null
}

function isHiding(between: string, hasPackedObjects: boolean): boolean {
  if (actsOrHides(between)) return true
  if (hasPackedObjects && oldFilters.test(between)) return true
  return between.includes('/ObjStm') && between.includes('/Predictor')
}

/** Empty when it is not packed this way; a refusal when it is broken, or holds more than any page. */
function unpack(packed: Uint8Array): { text: string } | { refusal: FileRefusal } {
  const [method = 0, flags = 0] = packed
  const isPacked = (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0
  if (!isPacked) return { text: '' }
  try {
    return { text: inflateSync(packed, { maxOutputLength: maxStreamBytes }).toString('latin1') }
  } catch (error) {
    return { refusal: error instanceof RangeError ? 'file_unsafe' : 'file_damaged' }
  }
}
