import { test as base, expect, type Browser, type Page } from '@playwright/test'
import { buildApps } from '../../tools/build.ts'
import { startServerProcess, type ServerProcess } from './server-process.ts'
import { morning, TownHall, type Credentials } from './town-hall.ts'

export { expect } from '@playwright/test'

const screenSizes = {
  kiosk: { width: 1080, height: 1920 },
  display: { width: 1920, height: 1080 },
  counter: { width: 1440, height: 900 },
  manager: { width: 1440, height: 900 },
  office: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
}

type Screen = keyof typeof screenSizes

/** How a person has set up their screen. */
export interface Look {
  colorScheme?: 'light' | 'dark'
  /** Remembered by the browser; a kiosk doesn't remember. */
  language?: 'tr' | 'en'
}

/** The people and machines of a town hall, each with a browser of its own. */
export class Hall extends TownHall {
  #browser: Browser
  #problems: string[] = []

  constructor(server: ServerProcess, browser: Browser) {
    super(server)
    this.#browser = browser
  }

  /** What went wrong inside pages without anybody seeing it. */
  get problems(): readonly string[] {
    return this.#problems
  }

  /** An empty page in a fresh browser of that screen's size. */
  async newPage(screen: Screen, look: Look = {}): Promise<Page> {
    const { colorScheme = 'light', language } = look
    const context = await this.#browser.newContext({
      viewport: screenSizes[screen],
      baseURL: this.url,
      colorScheme,
      reducedMotion: 'reduce',
      ...(language && { storageState: remembering(this.url, language) }),
    })
    context.on('weberror', (error) => this.#problems.push(`${screen}: ${error.error().stack}`))
    context.on('console', (message) => {
      if (/content security policy/i.test(message.text())) {
        this.#problems.push(`${screen}: ${message.text()}`)
      }
    })
    return context.newPage()
  }

  /** A kiosk that was opened by its pairing link. */
  async openKiosk(look?: Look): Promise<Page> {
    const page = await this.newPage('kiosk', look)
    await page.goto((await this.inviteDevice('kiosk', 'Giriş kiosku')).pairingUrl)
    await expect(page.getByRole('button', { name: 'Zabıta' })).toBeVisible()
    return page
  }

  /** A display that was opened by its pairing link and listens; silent, unless its settings say otherwise. */
  async openDisplay(look?: Look, settings: Record<string, unknown> = {}): Promise<Page> {
    const page = await this.newPage('display', look)
    const device = { speaks: false, ...settings }
    await page.goto((await this.inviteDevice('display', 'Salon ekranı', device)).pairingUrl)
    await expect(page.locator('footer')).toContainText('Ana Hizmet Binası')
    return page
  }

  /** A new clerk who has sat down at that counter. */
  async openCounter(counterNumber: number, look?: Look): Promise<Page> {
    const page = await this.newPage('counter', look)
    await this.logIn(page, await this.makeStaff('clerk', `Görevli ${counterNumber}`))
    await page.goto('/counter/')
    await sitDown(page, counterNumber)
    return page
  }

  async openManager(look?: Look): Promise<Page> {
    const page = await this.newPage('manager', look)
    await this.logIn(page, await this.makeStaff('manager', 'Yönetici'))
    await page.goto('/manager/')
    await expect(page.getByRole('table').first()).toBeVisible()
    return page
  }

  /** The browser has the cookie; the log-in form has its own journey. */
  async logIn(page: Page, { username, password }: Credentials): Promise<void> {
    const data = { username, password }
    const answer = await page.context().request.post(`${this.url}/api/session`, { data })
    expect(answer.status()).toBe(201)
  }
}

/** What the browser knows of an earlier visit. */
function remembering(origin: string, language: string) {
  return {
    cookies: [],
    origins: [{ origin, localStorage: [{ name: 'language', value: language }] }],
  }
}

/** Chooses that counter with the desks it is set up for and opens it. */
export async function sitDown(page: Page, counterNumber: number): Promise<void> {
  const name = new RegExp(`^(Banko|Counter) ${counterNumber}$`)
  await page.locator('label b', { hasText: name }).click()
  await page.locator('button[type=submit]').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

/** Presses a clerk's key when the screen takes keys again: after an action it doesn't for a moment. */
export async function press(page: Page, key: string): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  await page.keyboard.press(key)
}

/** Calls who is next at the counter, as soon as its screen knows of them. */
export async function callNext(counter: Page, number: string): Promise<void> {
  await expect(part(counter, 'Bekleyenler')).toContainText(number)
  await press(counter, 'F2')
  await expect(part(counter, 'Şu anki vatandaş')).toContainText(number)
}

/** Begins to serve who was called. */
export async function startService(counter: Page): Promise<void> {
  await press(counter, 'F6')
  await expect(part(counter, 'Şu anki vatandaş')).toContainText('İşlemde')
}

/** Touches a desk and then takes its number, as two touches do. */
export async function takeNumber(kiosk: Page, desk: string, way = 'Sıra al'): Promise<void> {
  await touch(kiosk, desk)
  await touch(kiosk, way, { exact: true })
}

/** Touches a button when the kiosk heeds touches again: right after a new screen it doesn't for a moment. */
export async function touch(kiosk: Page, name: string, options: { exact?: boolean } = {}) {
  await kiosk.waitForFunction(() => !document.querySelector('main.settling'))
  await kiosk.getByRole('button', { name, ...options }).click()
}

/** The large calls on the display. */
export function callsOn(display: Page) {
  return display.getByRole('article')
}

/** The part of the counter's screen with that heading. */
export function part(counter: Page, name: string) {
  return counter.getByRole('region', { name, exact: true })
}

interface Fixtures {
  /** What the queue's clock says at first; null leaves it to the machine, for servers that are started again. */
  startsAt: string | null
  /** What the server is told beside the usual, such as its public address. */
  environment: Record<string, string>
  hall: Hall
}

interface WorkerFixtures {
  builtApps: undefined
}

/** Every journey has a town hall of its own: fresh data, the real server, at ten on a Tuesday morning. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  builtApps: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names out of it.
    async ({}, use) => {
      // `BUILT=1`: the apps are as they should be.
      if (process.env.BUILT !== '1') await buildApps()
      await use(undefined)
    },
    { scope: 'worker', auto: true, timeout: 300_000 },
  ],
  startsAt: [morning, { option: true }],
  environment: [{}, { option: true }],
  hall: async ({ browser, startsAt, environment }, use) => {
    const hall = new Hall(await startServerProcess(environment), browser)
    await hall.enter()
    if (startsAt) await hall.setClock(startsAt)
    await use(hall)
    for (const context of browser.contexts()) await context.close()
    await hall.server.remove()
    expect(hall.problems, 'errors inside the pages').toEqual([])
  },
})
