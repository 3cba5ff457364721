/** The structure of a WebP (RFC 9649): a RIFF whose length is the file's. */
import { larger, lettersAt, viewOf, type Looked, type Size } from './size.ts'

const headBytes = 12
const chunkHeadBytes = 8

/** The size of a WebP. `file_damaged` when it is cut off, `file_unsafe` when something stands behind it. */
export function lookAtWebp(bytes: Uint8Array): Looked {
  const view = viewOf(bytes)
  if (bytes.length < 30) return 'file_damaged'
  const stated = 8 + view.getUint32(4, true)
  if (stated > bytes.length) return 'file_damaged'
  if (stated < bytes.length) return 'file_unsafe'
  let size: Size = { width: 0, height: 0 }
  let at = headBytes
  while (at + chunkHeadBytes <= bytes.length) {
    const length = view.getUint32(at + 4, true)
    if (at + chunkHeadBytes + length > bytes.length) return 'file_damaged'
    if (length >= 10) size = larger(size, statedSize(view, lettersAt(bytes, at), at + 8))
    at += chunkHeadBytes + length + (length % 2)
  }
  return size.width > 0 && size.height > 0 ? size : 'file_damaged'
}

function statedSize(view: DataView, name: string, at: number): Size {
  switch (name) {
    case 'VP8X':
      return { width: 1 + uint24(view, at + 4), height: 1 + uint24(view, at + 7) }
    case 'VP8 ':
      return {
        width: view.getUint16(at + 6, true) & 0x3fff,
        height: view.getUint16(at + 8, true) & 0x3fff,
      }
    case 'VP8L': {
      const bits = view.getUint32(at + 1, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    default:
      return { width: 0, height: 0 }
  }
}

const uint24 = (view: DataView, at: number) =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
