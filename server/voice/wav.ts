const headerBytes = 44
const mostBytes = 20_000_000

/** Whether these bytes are a WAV file with sound in it, of a size that a sentence can have. */
export function isWav(bytes: Uint8Array): boolean {
  const name = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4))
  const sized = bytes.length > headerBytes && bytes.length <= mostBytes
  return sized && name(0) === 'RIFF' && name(8) === 'WAVE'
}
