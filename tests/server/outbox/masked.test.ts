import { expect, it } from 'vitest'
import { masked } from '../../../server/outbox/masked.ts'

it.each([
  ['+905321234567', '+90 5•• ••• •• 67'],
  ['ayse.yilmaz@example.com', 'a•••@example.com'],
  ['https://belge.example/hook?key=1', 'belge.example'],
  ['@vatandas', '@•••'],
  ['wa:ayse', 'w•••'],
  ['', '•••'],
])('%s is shown as %s', (recipient, shown) => {
  expect(masked(recipient)).toBe(shown)
})
