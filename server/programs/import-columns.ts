import type { ImportField, ImportSource } from '../../domain/program.ts'
import type { Channel, RequestKind } from '../../domain/requests/kinds.ts'
import { fold } from '../../domain/turkish.ts'

/**
 * How other systems head their columns and name their kinds. Compared folded: capitals, dots and accents do not matter.
 * Columns that stand here under no name are not read, whatever is in them; that of a person stands here under none.
 */
const headings: Record<ImportField, readonly string[]> = {
  externalReference: [
    ...['başvuru no', 'başvuru numarası', 'başvuru takip no', 'takip no', 'takip numarası'],
    ...['referans no', 'kayıt no', 'evrak no', 'evrak sayısı', 'evrak kayıt no', 'sayı'],
  ],
  receivedAt: [
    ...['başvuru tarihi', 'başvuru tarih', 'tarih', 'kayıt tarihi', 'evrak tarihi'],
    ...['geliş tarihi', 'evrak kayıt tarihi'],
  ],
  kind: ['tür', 'türü', 'başvuru türü', 'başvuru tipi', 'tip'],
  topic: ['konu', 'konusu', 'başvuru konusu', 'evrak konusu'],
  directorate: ['müdürlük', 'birim', 'ilgili birim', 'ilgili müdürlük', 'havale edilen birim'],
  text: ['metin', 'başvuru metni', 'açıklama', 'içerik', 'başvuru içeriği', 'özet'],
  neighbourhood: ['mahalle', 'mahallesi'],
}

/** How a kind of request is written. */
const kindNames: Record<RequestKind, readonly string[]> = {
  wish: ['istek', 'talep', 'dilek', 'istek/talep'],
  suggestion: ['öneri', 'görüş', 'görüş/öneri', 'görüş ve öneri'],
  complaint: ['şikâyet'],
  report: ['ihbar'],
  information: ['bilgi edinme', 'bilgi edinme başvurusu', 'bilgi edinme talebi'],
  petition: ['dilekçe', 'resmî dilekçe'],
  thanks: ['teşekkür'],
}

/** What a list of a system is when it does not say it line by line. */
export const importedAs: Record<ImportSource, { channel: Channel; kind: RequestKind }> = {
  cimer: { channel: 'cimer', kind: 'wish' },
  'acik-kapi': { channel: 'acik-kapi', kind: 'wish' },
  dys: { channel: 'institution', kind: 'petition' },
}

/** Without these nothing can be brought in: the reference keeps a line from coming twice, the date starts the clock. */
export const neededFields = ['externalReference', 'receivedAt'] as const

/** What follows a name in some lists and not in others. */
const endings = /( mudurlugu| mahallesi| mah\.?| mh\.?)$/

/** A name as it is compared: `FEN İŞLERİ MÜDÜRLÜĞÜ` is `Fen İşleri`, `Cumhuriyet Mah.` is `Cumhuriyet`. */
export function foldName(name: string): string {
  return fold(name).replace(endings, '')
}

const fieldByHeading = namesOf(headings)
const kindByName = namesOf(kindNames)

/** Where each field stands in a line; the first of two columns that mean the same. */
export function columnsOf(heading: readonly string[]): Map<ImportField, number> {
  const found = new Map<ImportField, number>()
  heading.forEach((text, index) => {
    const field = fieldByHeading.get(fold(text).replace(/[:.]+$/, ''))
    if (field && !found.has(field)) found.set(field, index)
  })
  return found
}

/** Undefined for a kind that nobody here knows. */
export function kindNamed(text: string): RequestKind | undefined {
  return kindByName.get(fold(text).replaceAll(/\s*\/\s*/g, '/'))
}

function namesOf<Key extends string>(table: Record<Key, readonly string[]>): Map<string, Key> {
  const entries = Object.entries<readonly string[]>(table)
  return new Map(entries.flatMap(([key, names]) => names.map((name) => [fold(name), key as Key])))
}
