import {
  attachmentTypes,
  maxAttachmentBytes,
  type AttachmentKind,
  type AttachmentResource,
} from '../domain/attachment.ts'
import { request, type AnswerLike, type Result } from './api.ts'

/** How an upload is sent. */
export interface UploadOptions {
  /** The `Idempotency-Key`: the same one again, also from a page that was opened anew, gives the same attachment. */
  key: string
  /** Ends the upload and the trying. */
  signal?: AbortSignal
  /** The share that has been sent, 0 to 1; starts anew with each attempt. */
  onprogress?: (share: number) => void
  /** Told before each pause, so that the page can say that it keeps trying. */
  onretry?: (attempt: number) => void
  /** How often it is sent at most while the server can't be reached; 12 when left out, about a minute. */
  attempts?: number
}

/** For the `accept` of a file field: with it a telephone offers its camera, and an iPhone converts its own format. */
export const acceptedTypes = attachmentTypes.join(',')

/** As long as the server waits for a slow telephone, and looks at what came. */
const uploadTimeoutMilliseconds = 240_000
const usualAttempts = 12

interface Uploaded extends AnswerLike {
  json(): Promise<{ attachment: AttachmentResource }>
}

/**
 * Sends a photo or a scan and gives what the server kept of it, or its refusal (`file_too_large`, `file_type_refused`,
 * `file_damaged`, `file_unsafe`, `file_empty` …); never throws for either. What is too large is not sent at all.
 */
export async function uploadAttachment(
  file: Blob,
  kind: AttachmentKind,
  { key, signal, onprogress, onretry, attempts = usualAttempts }: UploadOptions,
): Promise<Result<AttachmentResource>> {
  if (file.size === 0) return { ok: false, refusal: { refusal: 'file_empty', message: '' } }
  if (file.size > maxAttachmentBytes)
    return { ok: false, refusal: { refusal: 'file_too_large', message: '' } }
  const result = await request(
    ({ headers }): Promise<Uploaded> => send(file, kind, { headers, signal, onprogress }),
    { attempts, key, ...(signal && { signal }), ...(onretry && { onretry }) },
  )
  return result.ok ? { ok: true, value: result.value.attachment } : result
}

/** Where the picture or the scan itself is; the attribute of an `<img>`, or of a link to download it. */
export function attachmentUrl({ url }: Pick<AttachmentResource, 'url'>): string {
  return `${url}?as=staff`
}

/** Whether a page can show it; a scan as PDF is downloaded. */
export function isPicture({ type }: Pick<AttachmentResource, 'type'>): boolean {
  return type.startsWith('image/')
}

/**
 * A small picture of a file that has not been sent yet, as a `data:` address (pages may show no others); null when the
 * browser cannot draw it, such as a PDF.
 */
export async function previewUrl(file: Blob, longestSide = 320): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap) return null
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas.toDataURL('image/jpeg', 0.8)
}

interface Sending {
  headers: Record<string, string>
  signal: AbortSignal | undefined
  onprogress: ((share: number) => void) | undefined
}

/** `fetch` cannot say how much has been sent. Rejects when the connection is lost or the signal ends it. */
function send(file: Blob, kind: AttachmentKind, sending: Sending): Promise<Uploaded> {
  const { headers, signal, onprogress } = sending
  const xhr = new XMLHttpRequest()
  const abort = () => xhr.abort()
  return new Promise<Uploaded>((resolve, reject) => {
    if (signal?.aborted) return reject(new Error('ended'))
    signal?.addEventListener('abort', abort)
    xhr.upload.onprogress = ({ loaded, total }) => onprogress?.(total > 0 ? loaded / total : 0)
    xhr.onload = () => resolve(answerOf(xhr))
    xhr.onerror = xhr.onabort = xhr.ontimeout = () => reject(new Error('no answer'))
    xhr.open('POST', `/api/attachments?kind=${kind}`)
    xhr.timeout = uploadTimeoutMilliseconds
    const all = { ...headers, 'Speaks-As': 'staff', 'Content-Type': 'application/octet-stream' }
    for (const [name, value] of Object.entries(all)) xhr.setRequestHeader(name, value)
    xhr.send(file)
  }).finally(() => signal?.removeEventListener('abort', abort))
}

function answerOf({ status, responseText }: XMLHttpRequest): Uploaded {
  return {
    ok: status >= 200 && status < 300,
    status,
    text: () => Promise.resolve(responseText),
    json: () => Promise.resolve(JSON.parse(responseText)),
  }
}
