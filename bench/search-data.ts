/** `node bench/search-data.ts FOLDER COUNT`: a database of requests with invented Turkish names, in a process of its own. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openKeyring, type Keyring } from '../server/sealing/keyring.ts'
import { rowContext, sealJson } from '../server/sealing/port.ts'
import { migrate } from '../server/storage/migrate.ts'
import { databaseName } from '../server/storage/open.ts'

const firstNames =
  'Ahmet Ali Arda Aslı Ayşe Aynur Barış Berk Burak Büşra Can Cem Çağla Çiğdem Deniz Derya Didem Ebru Elif Emine Emre Engin Erdem Esra Eylül Fatma Ferhat Fırat Filiz Gamze Gökçe Gökhan Gül Gülşen Hakan Halil Hande Hasan Hatice Hülya Hüseyin Işıl İbrahim İlker İrem İsmail Kaan Kadir Kemal Kübra Levent Mehmet Melek Meryem Merve Mustafa Müjgân Nazlı Nesrin Nihal Oğuz Okan Onur Orhan Ozan Ömer Özge Özlem Pelin Pınar Recep Selin Sema Serkan Sevgi Sibel Sinan Songül Süleyman Şebnem Şerife Şükrü Tolga Tuğba Tülay Ufuk Umut Ümit Vedat Volkan Yasemin Yasin Yusuf Zehra Zeynep'.split(
    ' ',
  )
const lastNames =
  'Acar Akın Aksoy Aktaş Altun Arslan Aslan Avcı Aydın Ayhan Bayram Bilgin Bozkurt Bulut Candan Ceylan Coşkun Çakır Çelik Çetin Çınar Demir Demirci Deniz Doğan Durmaz Duran Ekinci Er Erdem Erdoğan Erkan Ertürk Gök Güler Gül Gündoğdu Güneş Güven Işık Kaplan Kara Karaca Karakaş Kaya Keskin Kılıç Koç Korkmaz Köse Kurt Kuş Mutlu Öz Özcan Özdemir Özer Özkan Öztürk Parlak Polat Sağlam Sarı Savaş Sezer Sönmez Şahin Şen Şeker Şimşek Taş Tekin Toprak Tunç Turan Türk Uçar Ünal Uysal Uzun Vural Yalçın Yavuz Yazıcı Yıldırım Yıldız Yılmaz Yiğit Yurt Yüksel Zengin'.split(
    ' ',
  )
const kinds = ['wish', 'suggestion', 'complaint', 'report', 'information', 'petition', 'thanks']
const statuses = ['referred', 'answered', 'closed', 'closed', 'closed', 'closed']

/** Each request has one of them. */
export const neighbourhoods = Array.from({ length: 60 }, (_, index) => `Mahalle ${index}`)
/** Each request has one of them; topics of these ids are not there. */
export const topicIds = Array.from({ length: 80 }, (_, index) => `topic-${index}`)

/** A mobile number nobody else has. */
export const phoneOf = (index: number) => `+905${300_000_000 + index * 7}`

/** Two or three names, the same for the same index. */
export function nameOf(index: number): string {
  const parts = [pick(firstNames, index, 1), pick(lastNames, index, 2)]
  if (index % 3 === 0) parts.splice(1, 0, pick(firstNames, index, 3))
  return parts.join(' ')
}

/** Evenly spread and without a pattern (the finaliser of MurmurHash3). */
function pick<Value>(values: readonly Value[], index: number, salt: number): Value {
  let mixed = Math.imul(index ^ (salt << 24), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  mixed ^= mixed >>> 16
  return values[(mixed >>> 0) % values.length] as Value
}

const dayMs = 86_400_000
const perYear = 50_000
const firstYear = 2023

/** `count` requests as the server stores them: rows of the usual size, applicants sealed, some 50,000 a year. */
function write(folder: string, count: number): void {
  const file = join(folder, databaseName)
  migrate(file)
  const keyring = openKeyring(join(folder, 'keys.json'), { hasSealedData: false })
  const db = new DatabaseSync(file)
  db.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; BEGIN')
  const applicant = db.prepare(
    'INSERT INTO applicants (id, sealed, phone_hash, created_at) VALUES (?, ?, ?, ?)',
  )
  const request = db.prepare(
    `INSERT INTO requests (id, year, serial, version, branch_id, kind, channel, topic_id, directorate_id,
      applicant_id, neighbourhood, status, urgent, received_at, state, sealed, created_by)
     VALUES (?, ?, ?, 1, 'branch', ?, 'in-person', ?, ?, ?, ?, ?, 0, ?, ?, ?, 'staff')`,
  )
  for (let index = 0; index < count; index++) {
    const id = `request-${index.toString(36).padStart(6, '0')}`
    const year = firstYear + Math.floor(index / perYear)
    const at = Date.UTC(year, 0, 1) + Math.floor(((index % perYear) / perYear) * 365 * dayMs)
    applicant.run(
      `a-${id}`,
      sealedPerson(keyring, `a-${id}`, index),
      keyring.hash(phoneOf(index), 'phone'),
      at,
    )
    const text = { text: `${nameOf(index)}, kaldırımdaki taşların söküldüğünü söyledi. `.repeat(4) }
    request.run(
      ...[id, year, (index % perYear) + 1, pick(kinds, index, 4), pick(topicIds, index, 5)],
      ...[`directorate-${index % 25}`, `a-${id}`, pick(neighbourhoods, index, 6)],
      ...[pick(statuses, index, 7), at, JSON.stringify({ hops: 'x'.repeat(250) })],
      sealJson(keyring, text, rowContext('requests', id)),
    )
  }
  db.exec('COMMIT; PRAGMA optimize')
  db.close()
}

function sealedPerson(keyring: Keyring, id: string, index: number): Uint8Array {
  const person = { name: nameOf(index), phone: phoneOf(index), email: null, nationalId: null }
  return sealJson(keyring, { ...person, address: null }, rowContext('applicants', id))
}

if (import.meta.main) {
  const [folder = '', count = ''] = process.argv.slice(2)
  write(folder, Number(count))
}
