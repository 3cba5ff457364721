import { crc32, deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'

/** A picture whose left half is red and whose right half is blue. */
export function picture(type: 'jpeg' | 'png' | 'webp', width = 400, height = 200): Promise<Buffer> {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = 'red'
  context.fillRect(0, 0, width / 2, height)
  context.fillStyle = 'blue'
  context.fillRect(width / 2, 0, width / 2, height)
  return type === 'png' ? canvas.encode('png') : canvas.encode(type, 90)
}

const makerName = 'Kamera-Adi-4711'

/** A JPEG as a telephone writes it: turned, with its maker's name and the place in its Exif. */
export async function photo(orientation: number, width = 400, height = 200): Promise<Buffer> {
  const jpeg = await picture('jpeg', width, height)
  const data = exif(orientation)
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)])
}
/** Stands in the Exif of `photo`, beside the place. */
export const exifWords = [makerName, 'Exif', 'N\0']

function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(160)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(3, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16BE(tag, at)
    tiff.writeUInt16BE(type, at + 2)
    tiff.writeUInt32BE(count, at + 4)
    tiff.writeUInt32BE(value, at + 8)
  }
  entry(10, 0x010f, 2, makerName.length + 1, 100)
  entry(22, 0x0112, 3, 1, orientation * 0x10000)
  entry(34, 0x8825, 4, 1, 60)
  // The place: latitude's letter.
  tiff.writeUInt16BE(1, 60)
  entry(62, 1, 2, 2, 0x4e000000)
  tiff.write(makerName, 100, 'latin1')
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
}

/** A PDF of these objects, with a cross-reference table that is right. */
export function pdf(objects: readonly (string | Buffer)[] = [], trailer = ''): Buffer {
  const all = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ...objects,
  ]
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets = all.map((object, index) => {
    const offset = parts.reduce((sum, part) => sum + part.length, 0)
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'))
    return offset
  })
  const start = parts.reduce((sum, part) => sum + part.length, 0)
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const table = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${rows}`
  const end = `trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${trailer}>>\n`
  parts.push(Buffer.from(`${table}${end}startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** A stream object; the dictionary gets its length. */
export function stream(dictionary: string, bytes: Uint8Array): Buffer {
  const head = `<< ${dictionary} /Length ${bytes.length} >>\nstream\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')])
}

/** Objects packed as newer programs do it. */
export function packedObjects(text: string, filter = '/Filter /FlateDecode'): Buffer {
  return stream(`/Type /ObjStm /N 1 /First 4 ${filter}`, deflateSync(Buffer.from(text)))
}

/** A ZIP archive with one stored file. */
export function zip(name = 'a.html', content = '<script>alert(1)</script>'): Buffer {
  const [named, data] = [Buffer.from(name), Buffer.from(content)]
  const common = Buffer.alloc(26)
  common.writeUInt16LE(20, 0)
  common.writeUInt32LE(crc32(data), 10)
  common.writeUInt32LE(data.length, 14)
  common.writeUInt32LE(data.length, 18)
  common.writeUInt16LE(named.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, named, data])
  const made = Buffer.from([20, 0])
  const entry = [Buffer.from('PK\x01\x02', 'latin1'), made, common, Buffer.alloc(14), named]
  const central = Buffer.concat(entry)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}

/** A PNG chunk with its checksum. */
function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}

/** A few kilobytes that unpack to a picture of these dimensions, all of one colour. */
export function pngBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
