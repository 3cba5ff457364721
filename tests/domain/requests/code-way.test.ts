import { expect, test } from 'vitest'
import { codeWay } from '../../../domain/requests/code-way.ts'

const [phone, email] = ['+905321112245', 'ali@example.com']
const all = { sms: true, email: true }

test('a code goes to the telephone, also when there is an e-mail', () => {
  expect(codeWay({ phone, email }, all)).toEqual({ channel: 'sms', to: phone })
  expect(codeWay({ phone, email: '' }, all)).toEqual({ channel: 'sms', to: phone })
})

test('it goes to the e-mail of somebody without a telephone, and where no text message leaves the house', () => {
  expect(codeWay({ phone: '', email }, all)).toEqual({ channel: 'email', to: email })
  const mailsOnly = { sms: false, email: true }
  expect(codeWay({ phone, email }, mailsOnly)).toEqual({ channel: 'email', to: email })
})

test('nothing on record, and nothing that is sent, are two things', () => {
  expect(codeWay(null, all)).toBe('no_phone')
  expect(codeWay({ phone: '', email: '' }, all)).toBe('no_phone')
  expect(codeWay({ phone, email: '' }, { sms: false, email: true })).toBe('no_gateway')
  expect(codeWay({ phone: '', email }, { sms: true, email: false })).toBe('no_gateway')
  expect(codeWay({ phone, email }, { sms: false, email: false })).toBe('no_gateway')
})
