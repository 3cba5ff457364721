/**
 * A program with an outbox, made to be killed: hands in messages and sends them until somebody ends it. The folder and
 * the gateway's address come from the environment.
 */
import { carrierTo, openOffice } from './open-office.ts'

const { OFFICE_DIR = '', OFFICE_GATEWAY = '', OFFICE_NOW = '', OFFICE_MESSAGES = '0' } = process.env

const office = await openOffice(
  { sms: carrierTo(OFFICE_GATEWAY) },
  { dataDir: OFFICE_DIR, at: Number(OFFICE_NOW) },
)
for (let count = 0; count < Number(OFFICE_MESSAGES); count++) {
  const [id] = await office.tell({})
  console.log(`stored ${id}`)
  if (process.env['OFFICE_SENDS'] !== 'no') office.outbox.wake()
}
console.log('all stored')
// Until it is killed.
setInterval(() => undefined, 1000)
