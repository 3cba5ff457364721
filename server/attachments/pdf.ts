/**
 * A look for what acts by itself in a PDF (ISO 32000-1): scripts, programs to start, files inside, forms with code. It
 * does not understand the whole format; what it cannot see through it refuses.
 */
import type { FileRefusal } from '../../domain/attachment.ts'
import { actsByItself, spelledOut } from './pdf-names.ts'
import { lookIntoStreams } from './pdf-streams.ts'
import { hasZipEnd } from './zip.ts'

const ending = /startxref\s+\d+\s+%%EOF$/
const endMark = '%%EOF'

/** Null when it may be kept as it is. `file_unsafe` also for an encrypted one: nobody can see into it. */
export function lookAtPdf(bytes: Uint8Array): FileRefusal | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!text.startsWith('%PDF-')) return 'file_type_refused'
  const end = text.lastIndexOf(endMark) + endMark.length
  if (end < endMark.length) return 'file_damaged'
  if (/[^\0\t\n\f\r ]/.test(text.slice(end))) return 'file_unsafe'
  if (!ending.test(text.slice(Math.max(0, end - 100), end))) return 'file_damaged'
  if (hasZipEnd(bytes) || actsByItself(spelledOut(text))) return 'file_unsafe'
  return lookIntoStreams(bytes, text)
}
