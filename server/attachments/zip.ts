const endRecord = Buffer.from('PK\x05\x06', 'latin1')
const endRecordBytes = 22
const maxCommentBytes = 0xffff

/**
 * Would a program that opens ZIP archives open these bytes? It looks for the end record from the back (APPNOTE 4.3.16),
 * so a ZIP can hide behind, or in the comment of, any other file.
 */
export function hasZipEnd(bytes: Uint8Array): boolean {
  const from = Math.max(0, bytes.length - endRecordBytes - maxCommentBytes)
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset + from, bytes.length - from)
  const at = tail.lastIndexOf(endRecord)
  return at >= 0 && at + endRecordBytes <= tail.length
}
