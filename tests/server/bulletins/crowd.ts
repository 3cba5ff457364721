import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { openKeyring } from '../../../server/sealing/keyring.ts'
import { rowContext, sealJson } from '../../../server/sealing/port.ts'
import { databaseName } from '../../../server/storage/open.ts'

/** The telephone of one of the crowd. */
const phoneOf = (index: number) => `+90541${String(index).padStart(7, '0')}`

/** So many people with a request each, as the server stores them, received at this moment. The house's server may run. */
export function writeCrowd(dataDir: string, branchId: string, count: number, receivedAt: number) {
  const keyring = openKeyring(join(dataDir, 'keys.json'), { hasSealedData: false })
  const db = new DatabaseSync(join(dataDir, databaseName), { timeout: 5000 })
  const person = db.prepare(
    `INSERT INTO applicants (id, sealed, phone_hash, notice_version, notice_at, created_at)
      VALUES (?, ?, ?, '1', 1, 1)`,
  )
  const request = db.prepare(
    `INSERT INTO requests (id, year, serial, version, branch_id, kind, channel, applicant_id, status, urgent,
      received_at, state, created_by) VALUES (?, 2026, ?, 1, ?, 'wish', 'in-person', ?, 'received', 0, ?, '{}', 's')`,
  )
  const rest = { email: '', nationalId: '', address: '', handle: '', wantsCall: false }
  db.exec('BEGIN')
  for (let index = 0; index < count; index++) {
    const id = `crowd-${index}`
    const applicant = { name: 'Can', phone: phoneOf(index), language: 'tr', ...rest }
    const sealed = sealJson(keyring, applicant, rowContext('applicants', id))
    person.run(id, sealed, keyring.hash(applicant.phone, 'phone'))
    request.run(id, 100_000 + index, branchId, id, receivedAt)
  }
  db.exec('COMMIT')
  db.close()
}
