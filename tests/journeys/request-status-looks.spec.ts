import { requestStatusWordsOf } from '../../messages/request-status.ts'
import { pdf, picture } from '../server/attachments/samples.ts'
import { inspector, looks } from './inspection.ts'
import { linkOf, openStatus, test } from './request-status.ts'
import { expect } from './support.ts'

for (const look of looks) {
  const { colorScheme, language } = look
  const said = requestStatusWordsOf[language]

  test(`nobody is shut out of the request’s page (${colorScheme}, ${language})`, async ({
    hall,
    office,
  }) => {
    const inspect = inspector('phone', look)
    const form = await openStatus(hall, '/f/b', language)
    await form.emulateMedia({ colorScheme })
    await expect(form.getByRole('heading', { name: said.form.title })).toBeVisible()
    await inspect(form, 'request-form')
    await form.getByLabel(said.form.number).fill('2026-000999')
    await form.getByLabel(said.form.code).fill('WWWWWWWW')
    await form.keyboard.press('Enter')
    await expect(form.getByRole('alert')).toHaveText(said.errors.status_unknown)
    await inspect(form, 'request-unknown')

    const applicant = { name: 'Ayşe Nur Yılmaz', phone: '0532 111 22 45', language }
    const taken = await office.take({ applicant })
    await office.refer(taken)
    const page = await openStatus(hall, linkOf(taken), language)
    await page.emulateMedia({ colorScheme })
    await expect(page.getByText(taken.number, { exact: true })).toBeVisible()
    await inspect(page, 'request-referred')
    await hall.setClock('2027-03-01T10:00:00+03:00')
    await page.getByRole('button', { name: said.refresh }).click()
    await expect(page.getByText(said.late('').split(':')[0] ?? '')).toBeVisible()
    await inspect(page, 'request-late')
    const question = { text: 'Adresinizin kapı numarasını ve binanın girişini yazın.' }
    await office.post(`/requests/${taken.id}/question`, question)
    await page.getByRole('button', { name: said.refresh }).click()
    await page.getByRole('button', { name: said.showQuestion }).click()
    await inspect(page, 'request-gate')
    await page.getByRole('button', { name: said.send, exact: true }).click()
    await expect(page.getByLabel(said.oneTimeCode)).toBeVisible()
    await page.getByLabel(said.oneTimeCode).fill('12')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toHaveText(said.errors.wrong_code)
    await inspect(page, 'request-code')
    await page.getByLabel(said.oneTimeCode).fill(await office.codeOnPhone())
    await page.keyboard.press('Enter')
    await expect(page.getByText(question.text)).toBeVisible()
    await inspect(page, 'request-question')

    await office.answer(taken, [
      await office.upload(await picture('jpeg')),
      await office.upload(pdf()),
    ])
    await page.getByRole('button', { name: said.refresh }).click()
    office.gateway.delivered.length = 0
    await page.getByRole('button', { name: said.showAnswer }).click()
    await page.getByRole('button', { name: said.send, exact: true }).click()
    await page.getByLabel(said.oneTimeCode).fill(await office.codeOnPhone())
    await page.keyboard.press('Enter')
    await expect(page.getByText('Lamba onarıldı.')).toBeVisible()
    await inspect(page, 'request-answer')
    await page.getByRole('button', { name: said.other }).click()

    const silent = await office.take({ applicant: null })
    await office.answer(silent)
    const other = await openStatus(hall, linkOf(silent), language)
    await other.emulateMedia({ colorScheme })
    await expect(other.getByText(said.errors.no_phone)).toBeVisible()
    await inspect(other, 'request-no-phone')
    await hall.server.kill()
    await other.getByRole('button', { name: said.refresh }).click()
    await expect(other.getByText(said.retrying)).toBeVisible()
    await inspect(other, 'request-offline')
  })
}
