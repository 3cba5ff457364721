import { deflateSync, gzipSync } from 'node:zlib'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { FileChecker, type CheckedFile } from '../../../server/attachments/check.ts'
import { cleanUp } from '../support.ts'
import { exifWords, packedObjects, pdf, photo, picture, pngBomb, stream, zip } from './samples.ts'

const checker = new FileChecker()
cleanUp(() => checker.close())

const look = (bytes: Uint8Array | string) => checker.check(Buffer.from(bytes))
const refused = (refusal: string) => ({ refusal })
async function kept(bytes: Uint8Array): Promise<CheckedFile> {
  const found = await look(bytes)
  if ('refusal' in found) throw new Error(found.refusal)
  return found
}
/** The colour in the middle of a picture's corner or edge. */
async function colourAt({ bytes }: CheckedFile, x: number, y: number): Promise<string> {
  const image = await loadImage(bytes)
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const [red = 0, , blue = 0] = context.getImageData(x, y, 1, 1).data
  return red > blue ? 'red' : 'blue'
}
const join = (...parts: (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)))

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('as %s stays what it is', async (type) => {
    const found = await kept(await picture(type))
    expect(found).toMatchObject({ type: `image/${type}`, width: 400, height: 200 })
    expect([await colourAt(found, 10, 100), await colourAt(found, 390, 100)]).toEqual([
      ...['red', 'blue'],
    ])
  })

  test('loses where and with what it was taken', async () => {
    const taken = await photo(1)
    const { bytes } = await kept(taken)
    for (const word of exifWords) {
      expect(taken.includes(word)).toBe(true)
      expect(Buffer.from(bytes).includes(word)).toBe(false)
    }
  })

  test.each([
    [1, 400, 200, 'red', 'red'],
    [3, 400, 200, 'blue', 'blue'],
    [6, 200, 400, 'red', 'blue'],
    [8, 200, 400, 'blue', 'red'],
  ])(
    'turned by its camera (%i) stands upright',
    async (orientation, width, height, top, bottom) => {
      const found = await kept(await photo(orientation))
      expect(found).toMatchObject({ width, height })
      expect([await colourAt(found, 5, 5), await colourAt(found, 5, height - 5)]).toEqual([
        ...[top, bottom],
      ])
    },
  )

  test('is made no larger than a screen needs', async () => {
    expect(await kept(await picture('jpeg', 4000, 3000))).toMatchObject({
      ...{ width: 2560, height: 1920 },
    })
    expect(await kept(await picture('png', 1000, 4000))).toMatchObject({ width: 640, height: 2560 })
    expect(await kept(await picture('webp', 3, 2))).toMatchObject({ width: 3, height: 2 })
  })

  test('that a telephone wrote more behind is a picture all the same', async () => {
    const jpeg = await picture('jpeg')
    const box = (name: string, data: string) => {
      const head = Buffer.alloc(8)
      head.writeUInt32BE(8 + data.length)
      head.write(name, 4, 'latin1')
      return join(head, data)
    }
    const length = (size: number) => {
      const four = Buffer.alloc(4)
      four.writeUInt32LE(size)
      return four
    }
    const film = join(box('ftyp', 'mp42'), box('mdat', 'x'.repeat(500)))
    const samsungs = join('Image_UTC_Data1700000000000', 'SEFH', length(101), length(0))
    const list = samsungs.length - samsungs.indexOf('SEFH')
    for (const more of [
      Buffer.alloc(64),
      await photo(1, 40, 20),
      film,
      join(await photo(1, 40, 20), Buffer.alloc(3), film),
      join(samsungs, length(list), 'SEFT'),
    ])
      expect(await look(join(jpeg, more))).toMatchObject({ type: 'image/jpeg', width: 400 })
  })
})

describe('a PDF', () => {
  test('is kept byte by byte', async () => {
    const plain = pdf()
    const found = await kept(plain)
    expect(found).toMatchObject({ type: 'application/pdf', width: null, height: null })
    expect(Buffer.from(found.bytes).equals(plain)).toBe(true)
  })

  test('may hold pictures, packed objects and a first page to open', async () => {
    const image = stream('/Subtype /Image /Filter /DCTDecode', await picture('jpeg'))
    const page = stream('/Filter /FlateDecode', deflateSync(Buffer.from('BT (Dilekçe) Tj ET')))
    const objects = packedObjects('9 0 << /Type /Font >>')
    const open = '/OpenAction [3 0 R /Fit] '
    for (const bytes of [pdf([image, page, objects]), pdf([], open), join(pdf(), '\r\n\n')])
      expect(await look(bytes)).toMatchObject({ type: 'application/pdf' })
  })

  test.each([
    ['a script', pdf(['<< /S /JavaScript /JS (app.alert\\(1\\)) >>'])],
    ['a script that opens with it', pdf([], '/OpenAction << /S /JavaScript /JS 5 0 R >> ')],
    ['a script whose name is spelled in numbers', pdf(['<< /S /#4a#61vaScript /#4aS (x) >>'])],
    ['a program to start', pdf(['<< /S /Launch /F (cmd.exe) >>'])],
    ['a file inside', pdf(['<< /Type /Filespec /EF << /F 5 0 R >> /X /EmbeddedFile >>'])],
    ['a film with code', pdf(['<< /Subtype /RichMedia >>'])],
    ['a form with code', pdf(['<< /XFA 5 0 R >>'])],
    ['a password', pdf([], '/Encrypt 5 0 R ')],
    ['a script among packed objects', pdf([packedObjects('9 0 << /S /JavaScript /JS (x) >>')])],
    ['a packed script behind a false stream', pdf([hidden('9 0 << /S /JavaScript /JS (x) >>')])],
    ['packed objects nobody can read', pdf([packedObjects('x', '/Filter [/ASCIIHexDecode /Fl]')])],
    ['a ZIP behind it', join(pdf(), zip())],
    ['a ZIP inside it', pdf([stream('', zip())])],
    ['a page behind it', join(pdf(), '<script>alert(1)</script>')],
  ])('with %s is not safe', async (_, bytes) => {
    expect(await look(bytes)).toEqual(refused('file_unsafe'))
  })

  test('that unpacks to gigabytes is not safe', async () => {
    const page = stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(80 * 1024 * 1024)))
    expect(page.length).toBeLessThan(100_000)
    expect(await look(pdf([page]))).toEqual(refused('file_unsafe'))
  })

  test('that is cut off is damaged', async () => {
    const whole = pdf()
    for (const part of [0.3, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part))
      expect(await look(cut)).toEqual(refused('file_damaged'))
    }
  })
})

/** Packed objects that stand behind a word in a string which looks like the beginning of a stream. */
function hidden(objects: string): Buffer {
  return join('<< /X (stream\n) >>\nendobj\n9 0 obj\n', packedObjects(objects))
}

describe('two files in one', () => {
  test.each([
    ['JPEG and ZIP', async () => join(await picture('jpeg'), zip())],
    ['JPEG, padding and ZIP', async () => join(await picture('jpeg'), Buffer.alloc(9), zip())],
    ['JPEG and page', async () => join(await picture('jpeg'), '<html><script>1</script>')],
    ['PNG and page', async () => join(await picture('png'), '<html><script>1</script>')],
    ['PNG and ZIP', async () => join(await picture('png'), zip())],
    ['WebP and ZIP', async () => join(await picture('webp'), zip())],
    ['JPEG and program', async () => join(await picture('jpeg'), 'MZ\x90\0', Buffer.alloc(60, 7))],
  ])('%s are not safe', async (_, make) => {
    expect(await look(await make())).toEqual(refused('file_unsafe'))
  })

  test('a page in the notes of a picture does not come out again', async () => {
    const note = Buffer.from('<script>alert(1)</script>')
    const jpeg = await picture('jpeg')
    const comment = join(Buffer.from([0xff, 0xfe, 0, note.length + 2]), note)
    const { bytes } = await kept(join(jpeg.subarray(0, 2), comment, jpeg.subarray(2)))
    expect(Buffer.from(bytes).includes('script')).toBe(false)
  })

  test('a GIF that is a script is no kind of ours', async () => {
    const bytes = join('GIF89a/*', Buffer.alloc(20), '*/=1;alert(1)')
    expect(await look(bytes)).toEqual(refused('file_type_refused'))
  })
})

describe('what is no photo and no scan', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  test.each([
    ['a drawing with a script', svg],
    ['a drawing behind a declaration', `<?xml version="1.0"?>${svg}`],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a text', 'Sayın yetkili,'],
    ['a program', join('MZ\x90\0', Buffer.alloc(500))],
    ['an archive', zip()],
    ['an office document', zip('word/document.xml', '<w:document/>')],
    ['a packed nothing', gzipSync(Buffer.alloc(10 * 1024 * 1024))],
    ['an iPhone’s own format', join(Buffer.from([0, 0, 0, 24]), 'ftypheic\0\0\0\0mif1heic')],
    ['a PDF that begins with something else', join('\n', pdf())],
    ['a single byte', 'x'],
  ])('is refused: %s', async (_, bytes) => {
    expect(await look(bytes)).toEqual(refused('file_type_refused'))
  })
})

describe('sizes', () => {
  test('a file without a byte is empty', async () => {
    expect(await look('')).toEqual(refused('file_empty'))
  })

  test('a file over 15 MB is too large, whatever it is', async () => {
    const photo = await picture('jpeg')
    const large = join(photo, Buffer.alloc(15 * 1024 * 1024 + 1 - photo.length))
    expect(await look(large)).toEqual(refused('file_too_large'))
    expect(await look(large.subarray(0, -1))).toMatchObject({ type: 'image/jpeg' })
  })

  test('a picture that claims to be gigabytes is never unpacked', async () => {
    const bomb = pngBomb(30_000, 30_000)
    expect(bomb.length).toBeLessThan(200_000)
    expect(await look(bomb)).toEqual(refused('file_too_large'))
    expect(await look(pngBomb(300, 300))).toMatchObject({ width: 300 })
  })
})

describe('a damaged file', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('a %s that is cut off', async (type) => {
    const whole = await picture(type)
    for (const part of [whole.length - 2, whole.length >> 1, 40])
      expect(await look(whole.subarray(0, part))).toEqual(refused('file_damaged'))
  })

  test('a PNG of which a byte was changed', async () => {
    const bytes = await picture('png')
    bytes[bytes.length >> 1]! ^= 1
    expect(await look(bytes)).toEqual(refused('file_damaged'))
  })

  test('a JPEG with the right frame and no picture in it', async () => {
    const bytes = join(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xd9]))
    expect(await look(bytes)).toEqual(refused('file_damaged'))
  })
})
