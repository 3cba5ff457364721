/** The structure of a PNG (ISO/IEC 15948): chunks with their checksums, nothing behind the last one. */
import { crc32 } from 'node:zlib'
import { lettersAt, viewOf, type Looked } from './size.ts'

const signatureBytes = 8
/** Length, name and checksum of a chunk. */
const frameBytes = 12

/** The size of a PNG. `file_damaged` when a chunk is cut off or was changed, `file_unsafe` when its end is not the end. */
export function lookAtPng(bytes: Uint8Array): Looked {
  const view = viewOf(bytes)
  if (bytes.length < 33 || lettersAt(bytes, 12) !== 'IHDR') return 'file_damaged'
  const size = { width: view.getUint32(16), height: view.getUint32(20) }
  let at = signatureBytes
  while (at + frameBytes <= bytes.length) {
    const length = view.getUint32(at)
    const end = at + frameBytes + length
    if (end > bytes.length) return 'file_damaged'
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return 'file_damaged'
    if (lettersAt(bytes, at + 4) === 'IEND') return end === bytes.length ? size : 'file_unsafe'
    at = end
  }
  return 'file_damaged'
}
