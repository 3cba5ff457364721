import { expect, test } from 'vitest'
import { openHall } from '../support.ts'

const hall = await openHall()

test('answers of the API can be neither framed nor read as anything but JSON', async () => {
  const { headers } = await fetch(`${hall.url}/api/branches`)
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  const refused = await fetch(`${hall.url}/api/nothing`)
  expect(refused.headers.get('X-Content-Type-Options')).toBe('nosniff')
})

test('pages can be framed by nobody', async () => {
  const { headers } = await fetch(`${hall.url}/`, { redirect: 'manual' })
  expect(headers.get('X-Frame-Options')).toBe('DENY')
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
})
