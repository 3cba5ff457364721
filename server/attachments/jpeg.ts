/** The structure of a JPEG (ITU-T T.81, annex B), walked from marker to marker. */
import { isTrailer } from './jpeg-trailer.ts'
import { larger, viewOf, type Looked, type Size } from './size.ts'

const marker = { restart: 0xd0, start: 0xd8, end: 0xd9, scan: 0xda, temporary: 0x01 }
/** DHT, JPG and DAC stand among the frame headers and are none. */
const noFrames = new Set([0xc4, 0xc8, 0xcc])

/**
 * The size of a JPEG. `file_damaged` when it does not reach its end, `file_unsafe` when something stands behind it that
 * no camera puts there.
 */
export function lookAtJpeg(bytes: Uint8Array): Looked {
  const walked = walkJpeg(bytes)
  if (!walked || walked.width === 0 || walked.height === 0) return 'file_damaged'
  const { width, height, end } = walked
  return isTrailer(bytes.subarray(end), endOfJpeg) ? { width, height } : 'file_unsafe'
}

/** Where the JPEG that begins here ends; null when there is none, or it is cut off. */
function endOfJpeg(bytes: Uint8Array): number | null {
  return walkJpeg(bytes)?.end ?? null
}

function walkJpeg(bytes: Uint8Array): (Size & { end: number }) | null {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) return null
  const view = viewOf(bytes)
  let size: Size = { width: 0, height: 0 }
  let at = 2
  while (at + 4 <= bytes.length || bytes[at + 1] === marker.end) {
    if (bytes[at] !== 0xff) return null
    const code = bytes[at + 1] ?? 0
    if (code === 0xff) at += 1
    else if (code === marker.end) return { ...size, end: at + 2 }
    else if (isBare(code)) at += 2
    else {
      const length = view.getUint16(at + 2)
      if (length < 2 || at + 2 + length > bytes.length) return null
      if (isFrame(code) && length >= 8) size = larger(size, frameSize(view, at))
      at += 2 + length
      if (code === marker.scan) at = endOfScan(bytes, at)
    }
  }
  return null
}

const isBare = (code: number) =>
  code === marker.temporary || (code >= marker.restart && code <= marker.start)

const isFrame = (code: number) => code >= 0xc0 && code <= 0xcf && !noFrames.has(code)

const frameSize = (view: DataView, at: number): Size => ({
  height: view.getUint16(at + 5),
  width: view.getUint16(at + 7),
})

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1]
    if (code === undefined) break
    const isData = code === 0 || code === 0xff || (code >= 0xd0 && code <= 0xd7)
    if (!isData) return at
  }
  return bytes.length
}
