import type { CodePage } from '../../domain/slip.ts'

/** What the upper half of CP857 can write; frames and signs nobody needs on a slip are left out. */
const cp857Letters =
  'ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»ÁÂÀ©¢¥ãÃ¤ºªÊËÈÍÎÏ¦ÌÓßÔÒõÕµ×ÚÛÙìÿ¯´±¾¶§÷¸°¨·¹³²'

const upperHalf = Uint8Array.from({ length: 128 }, (_, index) => index + 128)

/** Letters beyond ASCII by code page. */
const known: Record<Exclude<CodePage, 'picture'>, ReadonlySet<string>> = {
  cp857: new Set(cp857Letters),
  'windows-1254': new Set(
    [...new TextDecoder('windows-1254').decode(upperHalf)].filter((letter) => letter > '\u00a0'),
  ),
}

/** How a sign that a code page lacks is written instead. */
const replacements: Record<string, string> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '•': '*',
  '₺': 'TL',
  '€': 'EUR',
}

/** A text as a code page can write it. Control characters, which a printer would obey, become spaces. */
export function writable(text: string, page: Exclude<CodePage, 'picture'>): string {
  return [...printable(text)].map((letter) => writableLetter(letter, known[page])).join('')
}

/** A text in composed letters and without control characters, except its line breaks. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]|[\u00a0\u2009\u202f]/gu, ' ')
}

function writableLetter(letter: string, page: ReadonlySet<string>): string {
  if (letter < '\u007f' || page.has(letter)) return letter
  const bare = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return replacements[letter] ?? (/^[ -~]*$/.test(bare) ? bare : '?')
}
