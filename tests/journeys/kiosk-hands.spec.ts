import { expect, takeNumber, test } from './support.ts'

test('a double touch is one touch: it takes no number unasked and hides none', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await kiosk.getByRole('button', { name: 'Zabıta' }).dblclick()
  await expect(kiosk.getByRole('heading', { name: 'Zabıta için sıra alın' })).toBeVisible()
  expect(await hall.tickets()).toEqual([])

  await kiosk.getByRole('button', { name: 'Sıra al', exact: true }).dblclick()
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  expect(await hall.tickets()).toHaveLength(1)
})

test('a number that nobody puts away goes after twenty seconds', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await kiosk.clock.install()
  await kiosk.reload()
  await kiosk.getByRole('button', { name: 'Zabıta' }).click()
  await kiosk.clock.runFor('00:01')
  await kiosk.getByRole('button', { name: 'Sıra al', exact: true }).click()
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  await kiosk.clock.runFor('00:21')
  await expect(kiosk.getByRole('heading', { name: 'Hangi masa' })).toBeVisible()
})

test('F5 and the menu leave the kiosk as it is', async ({ hall }) => {
  const kiosk = await hall.openKiosk()
  await takeNumber(kiosk, 'Zabıta')
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
  for (const key of ['F5', 'Control+r', 'Control++', 'Alt+ArrowLeft']) {
    await kiosk.keyboard.press(key)
  }
  const menu = kiosk.evaluate(() => {
    const event = new Event('contextmenu', { bubbles: true, cancelable: true })
    return document.body.dispatchEvent(event)
  })
  expect(await menu, 'the menu opens').toBe(false)
  await expect(kiosk.getByText('Z-001', { exact: true })).toBeVisible()
})
