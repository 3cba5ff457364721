import { expect, test } from 'vitest'
import { Draft } from '../../../apps/manager/src/lib/settings/draft.svelte.ts'
import { catalogues } from '../../../messages/index.ts'
import { settingsCatalogues } from '../../../messages/settings.ts'

const { invalid } = settingsCatalogues.tr
const draftOf = () => new Draft({ name: 'Zabıta', desks: ['a'], settings: { address: '' } })

test('knows what was changed, and only that is sent', async () => {
  const draft = draftOf()
  expect(draft.dirty).toBe(false)
  draft.values.desks = [...draft.values.desks, 'b']
  expect(draft.changes).toEqual({ desks: ['a', 'b'] })
  expect(await draft.save(async () => null)).toBe(true)
  expect(draft.dirty).toBe(false)
})

test('what was refused is still there, and the refusal stands at its field', async () => {
  const draft = draftOf()
  draft.values.settings.address = 'x'
  const refusal = { refusal: 'malformed', field: 'settings.address', message: '' }
  expect(await draft.save(async () => refusal)).toBe(false)
  expect(draft.values.settings.address).toBe('x')
  expect(draft.errorAt('address')).toBe(invalid.address)
  expect(draft.errorAt('name')).toBeUndefined()
  expect(draft.errorElsewhere(['name', 'address'])).toBeUndefined()
  expect(draft.errorElsewhere(['name'])).toBe(catalogues.tr.refusals.malformed)
})

test('a part of a week that makes no sense is an error of the hours', async () => {
  const draft = draftOf()
  await draft.save(async () => ({ refusal: 'malformed', field: 'hours.weekly.1.0', message: '' }))
  expect(draft.errorAt('hours')).toBe(invalid.hours)
})

test('a second press while it is being sent sends nothing', async () => {
  const draft = draftOf()
  let sent = 0
  const send = async () => {
    sent += 1
    return null
  }
  expect(await Promise.all([draft.save(send), draft.save(send)])).toEqual([true, false])
  expect(sent).toBe(1)
})
