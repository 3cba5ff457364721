/** The printer's own tables: what its letters look like by number, from 128 on. A dot in the middle stands for none. */
const upperHalves: Record<string, string> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp857:
    'ÇüéâäàåçêëèïîıÄÅÉæÆôöòûùİÖÜø£ØŞşáíóúñÑĞğ¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ºªÊËÈ�ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµ�×ÚÛÙìÿ¯´\u00ad±�¾¶§÷¸°¨·¹³²■\u00a0',
  'windows-1254':
    '€�‚ƒ„…†‡ˆ‰Š‹Œ����‘’“”•–—˜™š›œ��Ÿ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ',
}

/** Code pages by their number (`ESC t n`), as makers count them. A number that a printer doesn't know leaves CP437. */
export const models = {
  epson: { 0: 'cp437', 13: 'cp857', 48: 'windows-1254' },
  'pos-5890': { 0: 'cp437', 61: 'cp857', 91: 'windows-1254' },
  citizen: { 0: 'cp437', 8: 'cp857' },
} as const satisfies Record<string, Record<number, string>>

/** Whose numbers a printer counts by. */
export type Model = keyof typeof models

/** The name of a model's code page by its number. */
export function pageOf(model: Model, number: number): string {
  const pages: Record<number, string> = models[model]
  return pages[number] ?? 'cp437'
}

/** What a byte looks like on a page. */
export function letterOf(page: string, byte: number): string {
  if (byte < 128) return String.fromCharCode(byte)
  return upperHalves[page]?.[byte - 128] ?? '�'
}

/** Two bytes in Chinese mode: one sign, whatever was meant. */
export function chineseLetter(first: number, second: number): string {
  return new TextDecoder('gb18030').decode(Uint8Array.of(first, second))
}
