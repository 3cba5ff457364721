import { recordedHertz } from './null-sink.ts'

const lobes = 12
const pieceLength = recordedHertz / 4
const longestGap = recordedHertz * 0.6
/** The next sentence begins within so many samples. */
const furthest = recordedHertz * 20
const mostPlaces = 8

/** Where in a recording a sound was found. */
interface Found {
  startSeconds: number
  endSeconds: number
  /** How well it fits there: 1 is the same wave. */
  likeness: number
}

/** The samples of a WAV file with 16-bit PCM, its first channel, at the rate of recordings. */
export function samplesOf(wav: Buffer): Float32Array {
  const channels = wav.readUInt16LE(22)
  const hertz = wav.readUInt32LE(24)
  const start = wav.indexOf('data', 12, 'latin1') + 8
  const frames = Math.floor((wav.length - start) / 2 / channels)
  const samples = Float32Array.from(
    { length: frames },
    (_, index) => wav.readInt16LE(start + index * 2 * channels) / 0x8000,
  )
  return resampled(trimmed(samples), hertz)
}

/** Without the silence at both ends, which fits everywhere. */
function trimmed(samples: Float32Array): Float32Array {
  const isLoud = (sample: number) => Math.abs(sample) > 0.01
  const first = samples.findIndex(isLoud)
  const last = samples.findLastIndex(isLoud)
  return samples.subarray(Math.max(first, 0), last + 1)
}

/** By a windowed sinc, which leaves out what the new rate can't hold. */
function resampled(samples: Float32Array, hertz: number): Float32Array {
  const step = hertz / recordedHertz
  const reach = Math.ceil(step * lobes)
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, index) => {
    const centre = index * step
    let sum = 0
    for (let at = Math.ceil(centre - reach); at <= centre + reach; at += 1) {
      const from = at - centre
      const window = 0.5 + 0.5 * Math.cos((Math.PI * from) / reach)
      sum += (samples[at] ?? 0) * window * sinc(from / step)
    }
    return sum / step
  })
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

/**
 * Where the sound is in the recording, not before that moment. A busy machine leaves gaps in what it plays: so likely
 * places are found by the sound as a whole, and at each it is followed piece by piece, one after the other.
 */
export function find(sound: Float32Array, recording: Float32Array, fromSeconds: number): Found {
  const from = Math.round(fromSeconds * recordedHertz)
  const ahead = recording.subarray(from, from + furthest)
  const found = likelyPlaces(sound, ahead).map((at) => follow(sound, recording, from, from + at))
  const [best] = found.toSorted((one, other) => other.likeness - one.likeness)
  return best ?? { startSeconds: fromSeconds, endSeconds: fromSeconds, likeness: 0 }
}

/** Piece by piece from about there on, not before `from`; the likeness is the mean of theirs. */
function follow(sound: Float32Array, recording: Float32Array, from: number, place: number): Found {
  let [sum, pieces] = [0, 0]
  let first = Math.max(from, place - longestGap)
  let last = place + pieceLength
  let start: number | null = null
  for (let at = 0; at + pieceLength <= sound.length; at += pieceLength) {
    const piece = sound.subarray(at, at + pieceLength)
    const best = bestPlace(piece, recording, first, last)
    sum += best.likeness
    pieces += 1
    start ??= best.at
    first = best.at + pieceLength - 8
    last = first + longestGap
  }
  return {
    startSeconds: (start ?? place) / recordedHertz,
    endSeconds: (first + 8) / recordedHertz,
    likeness: sum / Math.max(1, pieces),
  }
}

/** The samples from which on the whole sound fits best, by cross-correlation; apart from each other. */
function likelyPlaces(sound: Float32Array, recording: Float32Array): number[] {
  const size = 2 ** Math.ceil(Math.log2(recording.length + sound.length))
  const [heard, wanted] = [new Wave(size, recording), new Wave(size, sound)]
  heard.transform()
  wanted.transform()
  heard.timesConjugateOf(wanted)
  heard.transform(true)
  const fits = heard.real.subarray(0, Math.max(1, recording.length - sound.length))
  return Array.from({ length: mostPlaces }, () => {
    const best = fits.reduce((top, fit, at) => (fit > fits[top]! ? at : top), 0)
    fits.fill(-Infinity, Math.max(0, best - longestGap), best + longestGap)
    return best
  })
}

/** Where between the two samples the piece fits best, by normalised cross-correlation. */
function bestPlace(piece: Float32Array, recording: Float32Array, first: number, last: number) {
  const own = dot(piece, piece)
  let best = { at: first, likeness: 0 }
  for (let at = first; at <= Math.min(last, recording.length - piece.length); at += 1) {
    const there = recording.subarray(at, at + piece.length)
    const likeness = dot(piece, there) / Math.sqrt(own * Math.max(dot(there, there), own * 0.02))
    if (likeness > best.likeness) best = { at, likeness }
  }
  return best
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!
  return sum
}

/** Complex numbers under a fast Fourier transform. */
class Wave {
  readonly real: Float64Array
  readonly imaginary: Float64Array

  constructor(size: number, samples: Float32Array) {
    this.real = new Float64Array(size)
    this.real.set(samples)
    this.imaginary = new Float64Array(size)
  }

  timesConjugateOf({ real, imaginary }: Wave): void {
    for (let at = 0; at < this.real.length; at += 1) {
      const [r, i] = [this.real[at]!, this.imaginary[at]!]
      this.real[at] = r * real[at]! + i * imaginary[at]!
      this.imaginary[at] = i * real[at]! - r * imaginary[at]!
    }
  }

  /** Radix two, in place; the inverse is left unscaled. */
  transform(inverse = false): void {
    const size = this.real.length
    this.#reverseBits(size)
    for (let half = 1; half < size; half *= 2) {
      const angle = ((inverse ? 1 : -1) * Math.PI) / half
      for (let turn = 0; turn < half; turn += 1) {
        const [cos, sin] = [Math.cos(angle * turn), Math.sin(angle * turn)]
        for (let at = turn; at < size; at += 2 * half) this.#butterfly(at, at + half, cos, sin)
      }
    }
  }

  #butterfly(one: number, other: number, cos: number, sin: number): void {
    const { real, imaginary } = this
    const r = real[other]! * cos - imaginary[other]! * sin
    const i = real[other]! * sin + imaginary[other]! * cos
    real[other] = real[one]! - r
    imaginary[other] = imaginary[one]! - i
    real[one]! += r
    imaginary[one]! += i
  }

  #reverseBits(size: number): void {
    for (let at = 1, mirror = 0; at < size; at += 1) {
      let bit = size >> 1
      for (; mirror & bit; bit >>= 1) mirror ^= bit
      mirror ^= bit
      if (at >= mirror) continue
      swap(this.real, at, mirror)
      swap(this.imaginary, at, mirror)
    }
  }
}

function swap(values: Float64Array, one: number, other: number): void {
  const held = values[one]!
  values[one] = values[other]!
  values[other] = held
}
