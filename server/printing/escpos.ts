/** The few commands that no encoder makes for us. Names as in Epson's reference of ESC/POS. */

const escape = 0x1b
const fileSeparator = 0x1c
const groupSeparator = 0x1d
const dataLinkEscape = 0x10

/** A fresh start: forget the last slip's state, leave Chinese mode, take the code page by the printer's own number. */
export function begin(codePageNumber: number): Buffer {
  return Buffer.from([...freshStart, escape, 0x74, codePageNumber & 0xff])
}

const freshStart = [escape, 0x40, fileSeparator, 0x2e]

/** The same for a picture, which needs no letters. */
export const beginPicture = Buffer.from([...freshStart, escape, 0x61, 0])

/** Paper out to the knife, and a cut. */
export const feedAndCut = Buffer.from([escape, 0x64, 4, groupSeparator, 0x56, 1])

/** A band of a picture, `GS v 0`: rows of `bytesPerRow` bytes, a dot a bit, black is 1. */
export function rasterBand(bytesPerRow: number, rows: Uint8Array): Buffer {
  const height = rows.length / bytesPerRow
  return Buffer.concat([
    Buffer.from([groupSeparator, 0x76, 0x30, 0]),
    Buffer.from([bytesPerRow & 0xff, bytesPerRow >> 8, height & 0xff, height >> 8]),
    rows,
  ])
}

/** `DLE EOT n`: 1 printer, 2 what made it stop, 3 errors, 4 paper. */
export function askStatus(n: 1 | 2 | 3 | 4): Buffer {
  return Buffer.from([dataLinkEscape, 0x04, n])
}

/** `GS ( H` 48: answer with this id (four printable characters) once everything before it is done. */
export function askWhenDone(id: string): Buffer {
  return Buffer.from([groupSeparator, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, 'latin1')])
}

/** A band of a picture is never longer, so that a job that broke off in one is ended by few bytes. */
export const mostBandBytes = 1800

/**
 * Before the first job after one that broke off. The NULs end the command it may have broken off in, which would else
 * swallow the next ones as its rest; between commands they mean nothing. The cut keeps the torn slip off the next one.
 */
export const endOfBrokenJob = Buffer.concat([
  Buffer.alloc(mostBandBytes + 248),
  Buffer.from(freshStart),
  feedAndCut,
])
