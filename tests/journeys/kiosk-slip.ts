import type { Page } from '@playwright/test'
import type { PrintOutcome } from '../../domain/slip.ts'

/** The kiosk's next slips end like that, without a printer; its numbers have a page of their own. */
export async function mockSlip(kiosk: Page, outcome: PrintOutcome): Promise<void> {
  await kiosk.route('**/api/tickets', async (route) => {
    const response = await route.fetch()
    const answer = await response.json()
    const { ticket } = answer
    const followUrl = `https://sira.ornek.bel.tr/f/${ticket?.code}`
    const print = { id: 'slip-1', outcome: 'pending' }
    await route.fulfill({ response, json: { ...answer, followUrl, print } })
  })
  await kiosk.route('**/api/prints/slip-1', (route) =>
    route.fulfill({ json: { print: { id: 'slip-1', outcome } } }),
  )
}
