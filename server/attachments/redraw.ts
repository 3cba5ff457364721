import { createCanvas, loadImage, type Canvas, type Image } from '@napi-rs/canvas'
import { maxPictureSide, type AttachmentType } from '../../domain/attachment.ts'
import type { Size } from './size.ts'

/** What is drawn anew before it is kept. */
export type PictureType = Exclude<AttachmentType, 'application/pdf'>

/** A picture as it is kept, in pixels; a PNG that came out too large is a JPEG now. */
export interface Picture extends Size {
  type: PictureType
  bytes: Uint8Array
}

/** Of JPEG and WebP, 0–100. */
const quality = 85
/** A PNG that comes out larger is a photo, and is kept as one. */
const maxPngBytes = 4 * 1024 * 1024

/**
 * Decode a picture and encode it anew: upright as its camera meant it, no larger than a screen needs, without anything
 * else that was in the file (place, device, thumbnails, profiles). Null when it cannot be decoded.
 */
export async function redraw(bytes: Uint8Array, type: PictureType): Promise<Picture | null> {
  const image = await loadImage(bytes).catch(() => null)
  if (!image || image.width === 0 || image.height === 0) return null
  const canvas = drawn(image, type === 'image/jpeg')
  const { width, height } = canvas
  if (type === 'image/webp') {
    return { type, bytes: await canvas.encode('webp', quality), width, height }
  }
  if (type === 'image/png') {
    const encoded = await canvas.encode('png')
    if (encoded.length <= maxPngBytes) return { type, bytes: encoded, width, height }
  }
  const photo = type === 'image/png' ? drawn(image, true) : canvas
  return { type: 'image/jpeg', bytes: await photo.encode('jpeg', quality), width, height }
}

/** JPEG knows no transparency: what shines through is paper. */
function drawn(image: Image, isOnWhite: boolean): Canvas {
  const scale = Math.min(1, maxPictureSide / Math.max(image.width, image.height))
  const width = Math.max(1, Math.round(image.width * scale))
  const height = Math.max(1, Math.round(image.height * scale))
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  if (isOnWhite) {
    context.fillStyle = 'white'
    context.fillRect(0, 0, width, height)
  }
  // Averages over what is left out; a higher quality would only look at the nearest points.
  context.imageSmoothingQuality = 'medium'
  context.drawImage(image, 0, 0, width, height)
  return canvas
}
