import { describe, expect, test } from 'vitest'
import {
  catalogues,
  isLanguage,
  languages,
  refusalText,
  type Language,
} from '../../messages/index.ts'
import { bulletinLinkWordsOf } from '../../messages/bulletin-link.ts'
import { bulletinWordsOf } from '../../messages/bulletins.ts'
import { fieldCatalogues } from '../../messages/field.ts'
import { deliveryWordsOf } from '../../messages/deliveries.ts'
import { officeIntakeCatalogues } from '../../messages/office-intake.ts'
import { officeTellingCatalogues } from '../../messages/office-telling.ts'
import { officeCatalogues } from '../../messages/office.ts'
import { noticeCatalogues } from '../../messages/notices.ts'
import { privacyCatalogues } from '../../messages/privacy.ts'
import { requestFormOf } from '../../messages/request-form.ts'
import { requestWordsOf } from '../../messages/request-words.ts'
import { programsCatalogues } from '../../messages/programs.ts'
import { receiptCatalogues } from '../../messages/receipt.ts'
import { requestSettingsCatalogues } from '../../messages/request-settings.ts'
import { requestStatusWordsOf } from '../../messages/request-status.ts'
import { settingsCatalogues } from '../../messages/settings.ts'

type Leaf = { path: string; value: unknown }

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path ? `${path}.${key}` : key))
}

/** The text itself, or what it says with a value for each of its places. */
function spoken({ value }: Leaf): string {
  if (typeof value !== 'function') return String(value)
  return String((value as (...values: unknown[]) => string)('2', '3', '4'))
}

/** Everything that is said in a language, with what stands in catalogues of its own. */
const textsIn = (code: Language) =>
  leaves({
    ...catalogues[code],
    settings: settingsCatalogues[code],
    field: fieldCatalogues[code],
    deliveries: deliveryWordsOf[code],
    bulletins: bulletinWordsOf[code],
    bulletinLink: bulletinLinkWordsOf[code],
    office: officeCatalogues[code],
    officeIntake: officeIntakeCatalogues[code],
    officeTelling: officeTellingCatalogues[code],
    requestSettings: requestSettingsCatalogues[code],
    requestStatus: requestStatusWordsOf[code],
    receipt: receiptCatalogues[code],
    programs: programsCatalogues[code],
    privacy: privacyCatalogues[code],
    requestForm: requestFormOf[code],
    requestWords: requestWordsOf[code],
    notices: noticeCatalogues[code],
  })

const turkish = textsIn('tr')

describe.each(languages)('the catalogue of $name', ({ code }) => {
  const own = textsIn(code)

  test('has exactly the Turkish keys, each a text or a function as there', () => {
    const shape = (list: Leaf[]) => list.map(({ path, value }) => `${path}: ${typeof value}`).sort()
    expect(shape(own)).toEqual(shape(turkish))
  })

  test('leaves nothing empty, unsaid or padded', () => {
    const wrong = own.filter((leaf) => !/^\S(.*\S)?$/s.test(spoken(leaf)))
    expect(wrong.map(({ path }) => path)).toEqual([])
    expect(own.filter((leaf) => /undefined|NaN|object/.test(spoken(leaf)))).toEqual([])
  })

  test('writes its letters composed and its apostrophes curled', () => {
    for (const leaf of own) {
      expect(spoken(leaf), leaf.path).toBe(spoken(leaf).normalize('NFC'))
      expect(spoken(leaf), leaf.path).not.toMatch(/['"]/)
    }
  })
})

test('Turkish is written with Turkish letters', () => {
  const text = turkish.map(spoken).join(' ')
  for (const letter of 'çğıöşüÇİŞ') expect(text).toContain(letter)
})

test('English says nearly everything in words of its own', () => {
  const english = new Map(textsIn('en').map((leaf) => [leaf.path, spoken(leaf)]))
  const same = turkish.filter((leaf) => english.get(leaf.path) === spoken(leaf))
  expect(same.length).toBeLessThan(turkish.length / 20)
})

test('a refusal that nobody has written a text for still says something', () => {
  expect(refusalText(catalogues.tr, 'nobody_waiting')).toBe('Bekleyen kimse yok.')
  expect(refusalText(catalogues.tr, 'toString')).toBe(catalogues.tr.refusals.other)
})

test('knows which languages it speaks', () => {
  expect(isLanguage('tr')).toBe(true)
  expect(isLanguage('xx')).toBe(false)
  expect(isLanguage('constructor')).toBe(false)
})
