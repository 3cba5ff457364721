import { Readable } from 'node:stream'
import { setImmediate as letOthersWork } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import type { ImportField, ListRefusal } from '../../domain/program.ts'
import { columnsOf, neededFields } from './import-columns.ts'

/** One line of a list: the fields that are known, and of every other column nothing. */
export interface ListLine {
  /** As a spreadsheet counts: the heading is line 1. */
  line: number
  fields: Partial<Record<ImportField, string>>
}

/** A list of which nothing is taken; `field`: the one that no column was found for. */
export interface RefusedList {
  refusal: ListRefusal
  field?: ImportField
}

/** More than a spreadsheet that somebody looks through before bringing it in. */
export const mostLines = 5000
/** Handed to the parser at once, and lines taken from it: others are served in between. */
const pieceBytes = 16 * 1024
const linesATurn = 50
/** A quotation mark that nobody closed must not swallow the rest. */
const mostLineBytes = 128 * 1024

/** UTF-8 or UTF-16 when the bytes are that, else what Turkish Windows programs write. */
export function decodeList(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1254').decode(bytes)
  }
}

/**
 * The lines of a CSV text; what separates its fields (`;`, `,` or tab) is found by its heading. Refusals:
 * `list_unreadable`, `columns_missing` (the field says which), `too_many_lines`.
 */
export async function readList(text: string): Promise<ListLine[] | RefusedList> {
  try {
    return await linesOf(text)
  } catch (error) {
    if (error instanceof CsvError) return { refusal: 'list_unreadable' }
    throw error
  }
}

async function linesOf(text: string): Promise<ListLine[] | RefusedList> {
  const parser = parse({
    ...{ delimiter: separatorOf(text), relax_column_count: true, trim: true },
    max_record_size: mostLineBytes,
  })
  // Not piped: what ends the reading of one must end the other, and bring its error here.
  const records = Readable.from(piecesOf(text)).compose(parser)
  let columns: Map<ImportField, number> | null = null
  const lines: ListLine[] = []
  let line = 0
  for await (const record of records as AsyncIterable<string[]>) {
    line += 1
    if (line % linesATurn === 0) await letOthersWork()
    if (!columns) {
      columns = columnsOf(record)
      const missing = neededFields.find((field) => !columns?.has(field))
      if (missing) return { refusal: 'columns_missing', field: missing }
      continue
    }
    if (record.every((cell) => cell === '')) continue
    if (lines.length === mostLines) return { refusal: 'too_many_lines' }
    const cells = [...columns].map(([field, index]) => [field, record[index] ?? ''])
    lines.push({ line, fields: Object.fromEntries(cells) as ListLine['fields'] })
  }
  return columns ? lines : { refusal: 'list_unreadable' }
}

/** What occurs most in the heading, outside of quotes. */
function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/)
  const heading = (end < 0 ? text : text.slice(0, end)).replaceAll(/"[^"]*"/g, '')
  const count = (separator: string) => heading.split(separator).length
  return [';', ',', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}

function* piecesOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text)
  for (let start = 0; start < bytes.length; start += pieceBytes)
    yield bytes.subarray(start, start + pieceBytes)
}
