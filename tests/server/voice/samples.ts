/** What a WAV file of 16-bit samples holds. */
export interface Sound {
  sampleRate: number
  seconds: number
  /** 0–1. */
  loudest: number
}

/** Reads a WAV file with independent eyes; throws when it is none. */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4))
  if (name(0) !== 'RIFF' || name(8) !== 'WAVE' || name(12) !== 'fmt ') throw new Error('no WAV')
  const sampleRate = view.getUint32(24, true)
  const [channels, bits] = [view.getUint16(22, true), view.getUint16(34, true)]
  let at = 20 + view.getUint32(16, true)
  while (name(at) !== 'data') at += 8 + view.getUint32(at + 4, true)
  const end = Math.min(bytes.length, at + 8 + view.getUint32(at + 4, true))
  let loudest = 0
  for (let sample = at + 8; sample + 1 < end; sample += 2)
    loudest = Math.max(loudest, Math.abs(view.getInt16(sample, true)) / 32_768)
  return { sampleRate, seconds: (end - at - 8) / (sampleRate * channels * (bits / 8)), loudest }
}

/** A WAV file of silence: enough for those who only look at its head. */
export function silentWav(samples = 100): Uint8Array {
  const bytes = Buffer.alloc(44 + samples * 2)
  bytes.write('RIFF', 0)
  bytes.write('WAVE', 8)
  return bytes
}
