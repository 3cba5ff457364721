import type { Page } from '@playwright/test'
import { catalogues, languages } from '../../messages/index.ts'
import { expect, test } from './support.ts'

const sizes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
  { width: 1366, height: 768 },
  { width: 768, height: 1024 },
  { width: 820, height: 1180 },
]

const leastTarget = 130
/** Only the large kiosk has a distance to be read from; the others are held or stood close to. */
const leastText = (width: number) => (width >= 1080 && width !== 1366 ? 24 : 14)

/** Everything on the page that doesn't stand as it should. */
function faults(page: Page, leastTextPixels: number): Promise<string[]> {
  return page.evaluate(
    ([leastTarget, leastText]) => {
      const found: string[] = []
      const note = (fault: string, element: Element) =>
        found.push(`${fault}: ${element.textContent.trim().slice(0, 40)}`)
      const boxes = [...document.querySelectorAll<HTMLElement>('body *:not(.sr-only, svg, svg *)')]
      for (const box of boxes.filter(({ clientWidth }) => clientWidth > 0)) {
        if (box.scrollWidth > box.clientWidth + 1) note('too wide', box)
        const cut = getComputedStyle(box).overflowY !== 'visible'
        if (cut && box.scrollHeight > box.clientHeight + 1) note('too high', box)
        const text = [...box.childNodes].some(
          ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
        )
        if (text && parseFloat(getComputedStyle(box).fontSize) < leastText) note('too small', box)
      }
      const targets = [...document.querySelectorAll('button')].map((button) => ({
        button,
        place: button.getBoundingClientRect(),
      }))
      for (const [index, { button, place }] of targets.entries()) {
        if (Math.min(place.width, place.height) < leastTarget - 0.1) note('hard to hit', button)
        if (place.right > innerWidth + 0.5 || place.bottom > innerHeight + 0.5) {
          note('out of the picture', button)
        }
        const overlapped = targets
          .slice(index + 1)
          .some(
            ({ place: other }) =>
              place.left < other.right &&
              other.left < place.right &&
              place.top < other.bottom &&
              other.top < place.bottom,
          )
        if (overlapped) note('overlapped', button)
      }
      return found
    },
    [leastTarget, leastTextPixels] as const,
  )
}

for (const { code, name } of languages) {
  const { kiosk: words, common } = catalogues[code]

  test(`nothing is clipped and everything can be hit at every size (${name})`, async ({ hall }) => {
    test.slow()
    // As long as names get, and one that breaks into two lines nearly everywhere.
    await hall.editDesk('K', { name: 'Sosyal Yardımlaşma ve Dayanışma' })
    await hall.editDesk('S', { name: 'Numarataj ve Ruhsatlandırma' })
    const kiosk = await hall.openKiosk()

    for (const size of sizes) {
      const check = async (state: string) => {
        await expect
          .poll(() => faults(kiosk, leastText(size.width)), {
            message: `${size.width} × ${size.height}, ${state}`,
          })
          .toEqual([])
      }
      // A fresh page for each size: a kiosk asks whether somebody is there after three numbers in a minute.
      await kiosk.setViewportSize(size)
      await kiosk.reload()
      await kiosk.getByRole('button', { name }).click()
      await expect(kiosk.getByRole('heading', { name: words.chooseDesk })).toBeVisible()
      await check('desks')

      await kiosk.getByRole('button', { name: 'Sosyal Yardımlaşma' }).click()
      await expect(kiosk.getByRole('button', { name: words.havePriority })).toBeVisible()
      await check('the two ways')

      await kiosk.getByRole('button', { name: words.takeTicket, exact: true }).click()
      await expect(kiosk.getByText(words.watchDisplay)).toBeVisible()
      await check('the number')
      await kiosk.getByRole('button', { name: common.ok, exact: true }).click()
    }
  })
}
