import { formatFor } from '../../messages/format.ts'
import {
  catalogues,
  defaultLanguage,
  isLanguage,
  type Catalogue,
  type Language,
} from '../../messages/index.ts'
import { receiptCatalogues } from '../../messages/receipt.ts'
import { requestWordsOf } from '../../messages/request-words.ts'
import type { PrintContent, PrinterSettings, Receipt, Slip } from '../../domain/slip.ts'

/** How many times a letter's normal width and height; `largest` is as large as the line allows. */
export type TextSize = 1 | 2 | 'largest'

/** What stands on the paper from top to bottom, in the middle of the line. */
export type Block =
  | { kind: 'text'; text: string; size: TextSize; bold: boolean }
  | { kind: 'rule' }
  | { kind: 'gap' }
  /** A square code (QR) of an address, in ASCII. */
  | { kind: 'square'; text: string }

/** Every letter that English lacks: a printer on the wrong page shows something else here. */
export const turkishLetters = 'ŞĞÜÖÇİ şğüöçı'

type TestPage = Extract<PrintContent, { kind: 'test' }>

/** The paper's content; a language that isn't spoken here is set in the default one. */
export function layout(content: PrintContent, settings: PrinterSettings): Block[] {
  switch (content.kind) {
    case 'slip':
      return slipBlocks(content.slip)
    case 'receipt':
      return receiptBlocks(content.receipt)
    case 'test':
      return testBlocks(content, settings)
  }
}

function slipBlocks(slip: Slip): Block[] {
  const language = spoken(slip.language)
  const words = catalogues[language].slip
  const format = formatFor(language, slip.timeZone)
  return [
    ...text(slip.municipality, 1, true),
    ...text(slip.branch),
    ...(slip.copy ? [gap, ...text(words.copy, 2, true)] : []),
    rule,
    ...text(slip.desk, 2, true),
    gap,
    ...text(words.yourNumber),
    ...text(slip.number, 'largest', true),
    gap,
    ...text(`${format.date(slip.issuedAt)} ${format.clock(slip.issuedAt)}`),
    rule,
    ...text(words.ahead(slip.ahead), 1, true),
    ...(slip.estimate ? text(words.estimate(format.estimate(slip.estimate))) : []),
    ...(slip.waitingPlace ? text(words.waitAt(slip.waitingPlace)) : []),
    ...text(words.willBeCalled),
    ...(slip.text ? [rule, ...text(slip.text)] : []),
    ...squareBlocks(slip.followUrl, words.follow),
  ]
}

function receiptBlocks(receipt: Receipt): Block[] {
  const language = spoken(receipt.language)
  const words = receiptCatalogues[language]
  const format = formatFor(language, receipt.timeZone)
  const { receivedAt, dueOn, statusCode } = receipt
  const day = format.day(receivedAt.slice(0, 10))
  return [
    ...text(receipt.municipality, 1, true),
    ...text(receipt.branch),
    rule,
    ...text(words.title, 2, true),
    gap,
    ...text(words.number),
    ...text(receipt.number, 'largest', true),
    ...(statusCode ? [gap, ...text(words.code), ...text(statusCode, 2, true)] : []),
    gap,
    ...text(requestWordsOf[language].kinds[receipt.kind], 1, true),
    ...text(receipt.topic),
    ...text(words.receivedAt(day, format.clock(receivedAt))),
    ...(dueOn ? text(words.dueOn(format.day(dueOn)), 1, true) : []),
    rule,
    ...text(statusCode ? words.keepCode : words.keep),
    ...squareBlocks(receipt.statusUrl, words.follow),
  ]
}

function testBlocks({ language, printer, at, timeZone }: TestPage, settings: PrinterSettings) {
  const known = spoken(language)
  const words = catalogues[known].slip.test
  const format = formatFor(known, timeZone)
  return [
    ...text(words.title, 2, true),
    ...text(words.printer(printer)),
    ...text(`${format.date(at)} ${format.clock(at)}`),
    rule,
    ...text(turkishLetters, 2, true),
    ...text(turkishLetters),
    rule,
    ...pageBlocks(words, settings),
    gap,
    ...text(words.lookAtLetters),
  ]
}

/** A line as full as this printer's should be: shorter or broken on paper, the setting is wrong. */
function pageBlocks(
  words: Catalogue['slip']['test'],
  { codePage, codePageNumber, columns }: PrinterSettings,
): Block[] {
  if (codePage === 'picture') return text(words.picture)
  return [
    ...text(words.codePage(codePage.toUpperCase(), codePageNumber)),
    ...text(words.columns(columns)),
    ...text('1234567890'.repeat(Math.ceil(columns / 10)).slice(0, columns)),
  ]
}

const gap: Block = { kind: 'gap' }
const rule: Block = { kind: 'rule' }

function text(words: string, size: TextSize = 1, bold = false): Block[] {
  return words.trim() === '' ? [] : [{ kind: 'text', text: words, size, bold }]
}

/** Any other letters in an address are written as a URL writes them, in ASCII. */
function squareBlocks(address: string | null, invitation: string): Block[] {
  if (address === null || !URL.canParse(address)) return []
  return [rule, { kind: 'square', text: new URL(address).href }, ...text(invitation)]
}

function spoken(language: string): Language {
  return isLanguage(language) ? language : defaultLanguage
}
