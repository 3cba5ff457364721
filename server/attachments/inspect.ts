import { fileTypeFromBuffer } from 'file-type'
import {
  attachmentTypes,
  maxAttachmentBytes,
  maxAttachmentPixels,
  type AttachmentType,
  type FileRefusal,
} from '../../domain/attachment.ts'
import { lookAtJpeg } from './jpeg.ts'
import { lookAtPdf } from './pdf.ts'
import { lookAtPng } from './png.ts'
import { redraw, type PictureType } from './redraw.ts'
import type { Looked } from './size.ts'
import { lookAtWebp } from './webp.ts'

/** A file that may be kept, as it is kept. Sizes in pixels; null for a PDF. */
export interface CheckedFile {
  type: AttachmentType
  bytes: Uint8Array
  width: number | null
  height: number | null
}

/** A file that is not kept, and why. */
export interface RefusedFile {
  refusal: FileRefusal
}

const looks: Record<PictureType, (bytes: Uint8Array) => Looked> = {
  'image/jpeg': lookAtJpeg,
  'image/png': lookAtPng,
  'image/webp': lookAtWebp,
}

/** Everything that is looked at in a file. Its type is what its bytes say, whatever it is called. */
export async function inspect(bytes: Uint8Array): Promise<CheckedFile | RefusedFile> {
  const type = await typeOf(bytes)
  if (!type) return { refusal: 'file_type_refused' }
  if (type !== 'application/pdf') return inspectPicture(bytes, type)
  const refusal = lookAtPdf(bytes)
  return refusal ? { refusal } : { type, bytes, width: null, height: null }
}

async function typeOf(bytes: Uint8Array): Promise<AttachmentType | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return attachmentTypes.find((type) => type === found?.mime)
}

async function inspectPicture(
  bytes: Uint8Array,
  type: PictureType,
): Promise<CheckedFile | RefusedFile> {
  const looked = looks[type](bytes)
  if (typeof looked === 'string') return { refusal: looked }
  // Before anything is decoded: a few kilobytes can claim to be gigabytes.
  if (looked.width * looked.height > maxAttachmentPixels) return { refusal: 'file_too_large' }
  const picture = await redraw(bytes, type)
  if (!picture) return { refusal: 'file_damaged' }
  return picture.bytes.length > maxAttachmentBytes ? { refusal: 'file_too_large' } : picture
}
