import type { FileRefusal } from '../../domain/attachment.ts'

/** Of a picture, in pixels. */
export interface Size {
  width: number
  height: number
}

/** What a look at a picture's structure finds, without decoding it. */
export type Looked = Size | FileRefusal

/** The larger of each: a file may name its size in several places, and a decoder may believe any of them. */
export function larger(a: Size, b: Size): Size {
  return { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) }
}

/** Numbers of a file, read where they stand. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Four letters that name a part of a file. */
export function lettersAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
