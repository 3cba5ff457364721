/** Photos and scans that belong to a request: what they can be, and how they travel to the screens. */

/** What a file is to its request. `answer`: an officer's own document. */
export const attachmentKinds = ['photo', 'photo-before', 'photo-after', 'scan', 'answer'] as const
/** One of them. */
export type AttachmentKind = (typeof attachmentKinds)[number]

/** What is kept; everything else is refused. */
export const attachmentTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const
/** One of them. */
export type AttachmentType = (typeof attachmentTypes)[number]

/** A larger file is refused before it is looked at. */
export const maxAttachmentBytes = 15 * 1024 * 1024
/** A picture of more is refused before it is decoded; the largest cameras of telephones stay below. */
export const maxAttachmentPixels = 50_000_000
/** Pictures are made smaller to this longest side. */
export const maxPictureSide = 2560
/** So many files a request can have. */
export const maxAttachmentsPerRequest = 20

/** Why a file is not taken. */
export const fileRefusals = [
  'file_empty',
  'file_too_large',
  'file_type_refused',
  'file_damaged',
  'file_unsafe',
] as const
/** One of them. */
export type FileRefusal = (typeof fileRefusals)[number]

/** A stored file as a screen sees it; the bytes are at `url`. */
export interface AttachmentResource {
  id: string
  kind: AttachmentKind
  type: AttachmentType
  bytes: number
  /** In pixels as it is looked at; null for a PDF. */
  width: number | null
  height: number | null
  at: string
  url: string
}
