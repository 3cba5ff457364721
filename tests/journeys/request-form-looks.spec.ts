import { requestFormOf } from '../../messages/request-form.ts'
import { inspector, looks } from './inspection.ts'
import { field, form, nameNeighbourhoods, phone } from './request-form.ts'
import { expect, press, test } from './support.ts'

for (const look of looks) {
  test(`nothing is out of place in the form, ${look.colorScheme}, ${look.language}`, async ({
    hall,
  }) => {
    const words = requestFormOf[look.language]
    await nameNeighbourhoods(hall, ['Bostanlı', 'Şemikler'])
    await hall.issue('Z', { language: 'ar' })
    await hall.issue('T')
    const counter = await hall.openCounter(3, look)
    const inspect = inspector('counter', look)
    await press(counter, 'Alt+a')
    await expect(form(counter)).toContainText(words.staffReportWhy)
    await inspect(counter, 'request-of-staff')
    await field(counter, words.otherChannel).selectOption('whatsapp')
    await inspect(counter, 'request-by-whatsapp')
    await field(counter, words.otherChannel).selectOption('acik-kapi')
    await field(counter, words.receivedOn).fill('')
    await press(counter, 'Alt+s')
    await expect(form(counter)).toContainText(words.errors.receivedMissing)
    await inspect(counter, 'request-by-acik-kapi')
    await field(counter, words.otherChannel).focus()
    await press(counter, 'Alt+a')

    await expect(counter.getByText('Z-001').first()).toBeVisible()
    await press(counter, 'F2')
    await expect(counter.locator('strong.number')).toHaveText('Z-001')
    await press(counter, 'F6')
    await press(counter, 'Alt+a')
    await expect(field(counter, words.topic)).toBeFocused()
    await inspect(counter, 'request-empty')

    await counter.keyboard.type('dil')
    await expect(form(counter).getByRole('listbox')).toBeVisible()
    await inspect(counter, 'request-topics')
    await counter.keyboard.press('Enter')
    await form(counter).locator('input[type=radio][value=petition]').check({ force: true })
    await field(counter, words.text).fill('1738. Sokak’taki kafede gece canlı müzik devam ediyor.')
    await field(counter, words.noticeShown).check()
    await field(counter, words.phone).fill('0232 111 22 33')
    await field(counter, words.nationalId).fill('10000000147')
    await field(counter, words.registryNumber).fill('E-123')
    const photo = { name: 'a.png', mimeType: 'image/png', buffer: await counter.screenshot() }
    await field(counter, words.photo).setInputFiles(photo)
    await expect(form(counter).getByText(words.sent)).toBeVisible()
    const notOne = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('GIF89a none') }
    await field(counter, words.scan).setInputFiles(notOne)
    await expect(form(counter).locator('li .refused')).toBeVisible()
    await press(counter, 'Alt+s')
    await expect(form(counter)).toContainText(words.mend)
    await inspect(counter, 'request-errors')

    await field(counter, words.phone).fill(phone)
    await field(counter, words.nationalId).fill('')
    await field(counter, words.registryNumber).fill('')
    await press(counter, 'Alt+h')
    await expect(form(counter)).toContainText(words.saved)
    await inspect(counter, 'request-saved')
  })
}
