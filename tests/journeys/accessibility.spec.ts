import type { Page } from '@playwright/test'
import { inspector, looks, wordsOf } from './inspection.ts'
import {
  callsOn,
  expect,
  part,
  press,
  sitDown,
  takeNumber,
  test,
  touch,
  type Hall,
  type Look,
} from './support.ts'

const afternoons = { weekly: { 2: [{ from: '13:30', to: '17:00' }] }, closures: [] }
const late = '2026-11-24T10:25:00+03:00'

/** People of every kind in line: late ones, one with priority, one who speaks English. */
async function fillTheHall(hall: Hall): Promise<void> {
  await hall.issue('Z')
  await hall.issue('T', { priority: true })
  await hall.issue('E', { language: 'en' })
  await hall.setClock(late)
  await hall.issue('D')
}

async function speakAtKiosk(kiosk: Page, { language }: Look): Promise<void> {
  await kiosk.locator(`button[lang=${language}]`).click()
}

async function leaveDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  // Gone from the page, not only hidden: until then the keys still belong to it.
  await expect(page.locator('dialog')).toHaveCount(0)
}

for (const look of looks) {
  const { common, counter: clerk, kiosk: citizen, manager: lead, display: wall } = wordsOf(look)
  const outfit = `${look.colorScheme}, ${look.language}`

  test(`nobody is shut out at the kiosk (${outfit})`, async ({ hall }) => {
    const inspect = inspector('kiosk', look)
    await hall.editDesk('C', { hours: afternoons })
    await fillTheHall(hall)
    const page = await hall.newPage('kiosk', look)
    await page.goto('/kiosk/')
    await speakAtKiosk(page, look)
    await inspect(page, 'pairing')
    await page.getByLabel(common.pair.code).fill('YYYYYYYY')
    await page.getByRole('button', { name: common.pair.submit }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await inspect(page, 'pairing-refused')

    await page.goto((await hall.inviteDevice('kiosk', 'Kiosk')).pairingUrl)
    await expect(page.getByRole('button', { name: 'Zabıta' })).toBeVisible()
    await inspect(page, 'home')
    await touch(page, 'Engelsiz')
    await inspect(page, 'choice')
    await page.context().setOffline(true)
    await touch(page, citizen.takeTicket, { exact: true })
    await expect(page.getByText(citizen.onlyOnce)).toBeVisible()
    await inspect(page, 'trying')
    await page.context().setOffline(false)
    await expect(page.getByText('E-002', { exact: true })).toBeVisible()
    await inspect(page, 'ticket')

    for (const desk of ['Zabıta', 'Tahakkuk', 'Esnaf']) {
      await touch(page, common.ok, { exact: true })
      await speakAtKiosk(page, look)
      await takeNumber(page, desk, citizen.takeTicket)
      await expect(
        page.getByText(citizen.yourNumber, { exact: true }).or(page.getByRole('dialog')),
      ).toBeVisible()
    }
    await inspect(page, 'somebody-there')
    await page.getByRole('button', { name: common.cancel }).click()
    await touch(page, common.back)
    await hall.editBranch({ hours: afternoons })
    await expect(page.getByText(citizen.allClosed)).toBeVisible()
    await inspect(page, 'closed')
    await hall.server.kill()
    await expect(page.getByText(citizen.offline)).toBeVisible()
    await inspect(page, 'offline')
  })

  test(`nobody is shut out at the counter (${outfit})`, async ({ hall }) => {
    const inspect = inspector('counter', look)
    const { username, password } = await hall.makeStaff('supervisor', 'Çağrı Öğüt')
    const page = await hall.newPage('counter', look)
    await page.goto('/counter/')
    await page.getByLabel(common.logIn.username).fill(username)
    await page.getByLabel(common.logIn.password).fill('yanlış-parola')
    await page.getByRole('button', { name: common.logIn.submit }).click()
    await expect(page.getByRole('alert')).toBeVisible()
    await inspect(page, 'log-in')
    await page.getByLabel(common.logIn.password).fill(password)
    await page.getByRole('button', { name: common.logIn.submit }).click()
    await page.getByText(common.counterNumber(3), { exact: true }).click()
    await inspect(page, 'choice')
    await sitDown(page, 3)
    await expect(page.getByText(clerk.noDisplay)).toBeVisible()
    await inspect(page, 'empty')

    await hall.openDisplay()
    await fillTheHall(hall)
    await expect(part(page, clerk.waiting)).toContainText('D-001')
    await inspect(page, 'waiting')
    await press(page, 'F2')
    await expect(page.getByText(clerk.shown)).toBeVisible()
    await press(page, 'F10')
    await expect(page.getByRole('alert')).toHaveText(/\d/)
    await inspect(page, 'called')
    await press(page, 'Alt+C')
    await expect(page.getByRole('dialog')).toBeVisible()
    await inspect(page, 'cancel')
    await leaveDialog(page)
    await press(page, 'F6')
    await expect(part(page, clerk.currentCitizen)).toContainText(clerk.serving)
    await inspect(page, 'serving')
    await press(page, 'F9')
    await expect(page.getByRole('dialog')).toBeVisible()
    await inspect(page, 'transfer')
    await leaveDialog(page)
    await press(page, 'F8')
    await expect(part(page, clerk.parked)).toContainText('T-001')
    await page.getByRole('searchbox').fill('z-1')
    await page.keyboard.press('Enter')
    await expect(part(page, clerk.find)).toContainText(clerk.ticketStates.waiting)
    await inspect(page, 'parked-and-found')
    await press(page, 'Alt+M')
    await expect(page.getByRole('dialog')).toBeVisible()
    await inspect(page, 'pause')
    await page.keyboard.press('Enter')
    await expect(page.getByText(clerk.paused)).toBeVisible()
    await page.getByRole('button', { name: 'Çağrı Öğüt' }).click()
    await expect(page.getByRole('button', { name: clerk.closeAndLogOut })).toBeVisible()
    await inspect(page, 'paused-with-menu')
    await page.keyboard.press('Escape')

    const other = await page.context().newPage()
    await other.goto('/counter/')
    await sitDown(other, 3)
    await expect(page.getByText(clerk.takenOver)).toBeVisible()
    await inspect(page, 'taken-over')
    await hall.server.kill()
    await expect(other.getByText(common.offline)).toBeVisible()
    await inspect(other, 'offline')
  })

  test(`nobody is shut out before the display (${outfit})`, async ({ hall }) => {
    const inspect = inspector('display', look)
    const page = await hall.newPage('display', look)
    await page.goto('/display/')
    await expect(page.getByRole('heading', { name: common.pair.title })).toBeVisible()
    await inspect(page, 'pairing')
    await page.goto((await hall.inviteDevice('display', 'Ekran')).pairingUrl)
    await expect(page.getByText(wall.welcome)).toBeVisible()
    await inspect(page, 'welcome')
    for (const [index, letter] of ['Z', 'T', 'E'].entries()) {
      await hall.issue(letter)
      await hall.callFrom(index + 1)
      await expect(callsOn(page).filter({ hasText: `${letter}-001` })).toBeVisible()
      if (index === 0) await inspect(page, 'one-call')
    }
    await inspect(page, 'several-calls')
    await hall.server.kill()
    await expect(page.getByRole('status')).toContainText(/\d\d[.:]\d\d/)
    await inspect(page, 'offline')
  })

  test(`nobody is shut out of the manager’s page (${outfit})`, async ({ hall }) => {
    const inspect = inspector('manager', look)
    const page = await hall.newPage('manager', look)
    await page.goto('/manager/')
    await expect(page.getByRole('heading', { name: common.logIn.title })).toBeVisible()
    await inspect(page, 'log-in')
    await hall.logIn(page, await hall.makeStaff('clerk', 'Görevli'))
    await page.reload()
    await expect(page.getByRole('heading')).toHaveText(lead.forbidden)
    await inspect(page, 'refused')
    await hall.logIn(page, await hall.makeStaff('manager', 'Yönetici'))
    await page.reload()
    await expect(page.getByText(lead.nothingYet)).toBeVisible()
    await inspect(page, 'empty')

    await fillTheHall(hall)
    await hall.callFrom(4)
    const display = await hall.openDisplay()
    await display.close()
    await expect(page.getByText(lead.deviceLost('Salon ekranı'), { exact: true })).toBeVisible()
    await page.reload()
    await expect(page.getByText(lead.nothingYet)).toBeHidden()
    await page.getByRole('button', { name: 'Yönetici' }).click()
    await expect(page.getByRole('button', { name: common.logOut })).toBeVisible()
    await inspect(page, 'busy-with-menu')
    await hall.server.kill()
    await expect(page.getByText(common.offline)).toBeVisible()
    await inspect(page, 'offline')
  })
}
