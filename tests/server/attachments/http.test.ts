import { readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ApiClient } from '../client.ts'
import { refused } from '../shift.ts'
import { openHall, type Person } from '../support.ts'
import { makeRequest, taking } from './request.ts'
import { pdf, picture, pngBomb, zip } from './samples.ts'

const hall = await openHall()
await hall.setClock('2026-11-24T10:00:00+03:00')
const clerk = await hall.makeStaff('clerk')
const colleague = await hall.makeStaff('clerk')

const cookie = ({ cookies }: ApiClient) =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

/** Send the bytes as they are; gives the status and the parsed body. */
async function upload(
  client: ApiClient,
  bytes: Uint8Array | string,
  { kind = 'photo', ...headings }: Record<string, string> = {},
) {
  const response = await fetch(`${hall.url}/api/attachments?kind=${kind}`, {
    method: 'POST',
    headers: { Cookie: cookie(client), 'Content-Type': 'application/octet-stream', ...headings },
    body: Buffer.from(bytes),
  })
  const body = JSON.parse(await response.text()) as { attachment: { id: string; url: string } }
  return { status: response.status, body }
}
const kept = async (person: Person, bytes: Uint8Array | string) =>
  (await upload(person.client, bytes)).body.attachment
const fetchFile = (client: ApiClient, id: string) =>
  fetch(`${hall.url}/api/attachments/${id}`, { headers: { Cookie: cookie(client) } })

function files(): string[] {
  const entries = readdirSync(hall.config.dataDir, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.parentPath.includes('attachments'))
    .map(({ parentPath, name }) => join(parentPath, name))
}

let before: string[] = []
beforeEach(() => {
  before = files()
})

describe('an upload', () => {
  test('answers with what was kept', async () => {
    const answer = await upload(clerk.client, await picture('jpeg', 4000, 3000), {
      ...{ kind: 'photo-before', 'Content-Type': 'image/png' },
    })
    expect(answer).toMatchObject({
      status: 201,
      body: {
        attachment: {
          ...{ kind: 'photo-before', type: 'image/jpeg', width: 2560, height: 1920 },
          at: '2026-11-24T10:00:00+03:00',
        },
      },
    })
    const { id, url } = answer.body.attachment
    expect(url).toBe(`/api/attachments/${id}`)
    expect(Object.keys(answer.body.attachment).toSorted()).toEqual([
      ...['at', 'bytes', 'height', 'id', 'kind', 'type', 'url', 'width'],
    ])
  })

  test('with a key is kept once', async () => {
    const [bytes, key] = [await picture('png'), { 'Idempotency-Key': 'foto-1' }]
    const first = await upload(clerk.client, bytes, key)
    expect(await upload(clerk.client, bytes, key)).toEqual(first)
    expect(await upload(clerk.client, pdf(), key)).toMatchObject(refused(422, 'key_reused'))
    expect(files()).toHaveLength(before.length + 1)
  })

  test.each([
    ['nothing', () => '', 400, 'file_empty'],
    ['16 MB', () => Buffer.alloc(16 * 1024 * 1024, 'x'), 413, 'file_too_large'],
    ['a program called a photo', () => `MZ${'\0'.repeat(200)}`, 415, 'file_type_refused'],
    ['a page called a picture', () => '<html><script>1</script>', 415, 'file_type_refused'],
    ['a drawing with a script', () => '<svg onload="alert(1)"/>', 415, 'file_type_refused'],
    ['a picture of gigabytes', () => pngBomb(30_000, 30_000), 413, 'file_too_large'],
    ['half a picture', async () => (await picture('png')).subarray(0, 300), 422, 'file_damaged'],
    ['a PDF with an archive', () => Buffer.concat([pdf(), zip()]), 422, 'file_unsafe'],
    ['a PDF with a script', () => pdf(['<< /S /JavaScript >>']), 422, 'file_unsafe'],
  ])('of %s is refused, and leaves nothing', async (_, make, status, refusal) => {
    const answer = await upload(clerk.client, await make(), { 'Content-Type': 'image/jpeg' })
    expect(answer).toMatchObject(refused(status, refusal))
    expect(answer.body).toHaveProperty('message')
    expect(files()).toEqual(before)
  })

  test('that does not say its length is counted as it comes', async () => {
    const response = await fetch(`${hall.url}/api/attachments?kind=photo`, {
      method: 'POST',
      headers: { Cookie: cookie(clerk.client) },
      body: new Blob([Buffer.alloc(16 * 1024 * 1024)]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
    expect(files()).toEqual(before)
  })

  test('names its kind', async () => {
    const answer = await upload(clerk.client, pdf(), { kind: 'selfie' })
    expect(answer).toMatchObject(refused(400, 'malformed', 'kind'))
  })

  test('that breaks off leaves nothing', async () => {
    const { hostname, port } = new URL(hall.url)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    const lines = [
      ...['POST /api/attachments?kind=photo HTTP/1.1', `Host: ${hostname}:${port}`],
      ...[`Cookie: ${cookie(clerk.client)}`, 'Content-Length: 100000', '', ''],
    ]
    socket.write(lines.join('\r\n'))
    socket.write((await picture('jpeg')).subarray(0, 500))
    await pause(200)
    socket.destroy()
    expect((await upload(clerk.client, pdf())).status).toBe(201)
    expect(files()).toHaveLength(before.length + 1)
  })

  test('from another site is refused', async () => {
    const answer = await upload(clerk.client, pdf(), { 'Sec-Fetch-Site': 'cross-site' })
    expect(answer).toMatchObject(refused(403, 'cross_site'))
  })
})

describe('a command of any other kind', () => {
  test('has the small limit still', async () => {
    const huge = 'x'.repeat(70_000)
    expect(await hall.admin.post('/tickets', { huge })).toMatchObject(
      refused(413, 'body_too_large'),
    )
  })
})

describe('a file that belongs to no request', () => {
  test('comes back as a picture or a download, and as nothing else', async () => {
    const photo = await kept(clerk, await picture('webp'))
    const response = await fetchFile(clerk.client, photo.id)
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-disposition': `inline; filename="${photo.id}.webp"`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 8, 12)).toBe('WEBP')
    const scan = await fetchFile(clerk.client, (await kept(clerk, pdf())).id)
    expect(scan.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+\.pdf"$/)
    expect(Buffer.from(await scan.arrayBuffer()).equals(pdf())).toBe(true)
  })

  test('is its uploader’s alone, to look at and to remove', async () => {
    const { id } = await kept(clerk, pdf())
    for (const other of [colleague.client, hall.admin]) {
      expect((await fetchFile(other, id)).status).toBe(404)
      expect(await other.delete(`/attachments/${id}`)).toMatchObject(refused(404, 'not_found'))
    }
    expect(await clerk.client.delete(`/attachments/${id}`)).toMatchObject({ status: 204 })
    expect((await fetchFile(clerk.client, id)).status).toBe(404)
    expect(files()).toEqual(before)
  })

  test('is there after a restart', async () => {
    const { id } = await kept(clerk, pdf())
    await hall.restart()
    await hall.setClock('2026-11-24T10:00:00+03:00')
    expect((await fetchFile(clerk.client, id)).status).toBe(200)
  })
})

describe('a file that a request has taken', () => {
  const taken = async () => {
    const { id } = await kept(clerk, pdf())
    const { tables } = hall.server.opened.house
    const requestId = await makeRequest(tables)
    await tables.edit(...taking([id], requestId, clerk.id))
    const looks = () =>
      tables
        .prepare('SELECT staff_id, action FROM access_log WHERE request_id = ? AND subject = ?')
        .all(requestId, id)
    return { id, looks }
  }

  test('is seen by those who may read the request, and each look is on record', async () => {
    const { id, looks } = await taken()
    expect((await fetchFile(colleague.client, id)).status).toBe(200)
    expect(looks()).toEqual([{ staff_id: colleague.id, action: 'attachment' }])
    const officer = await hall.makeStaff('officer')
    expect((await fetchFile(officer.client, id)).status).toBe(404)
    expect(looks()).toHaveLength(1)
  })

  test('can no longer be removed', async () => {
    const { id } = await taken()
    expect(await clerk.client.delete(`/attachments/${id}`)).toMatchObject(refused(409, 'in_use'))
    expect(files()).toHaveLength(before.length + 1)
  })
})

describe('who may upload', () => {
  test.each(['clerk', 'supervisor', 'manager', 'officer', 'information-officer'])(
    'a %s',
    async (role) => {
      const { client } = await hall.makeStaff(role)
      expect(await upload(client, pdf(), { kind: 'answer' })).toMatchObject({ status: 201 })
    },
  )

  test('nobody else', async () => {
    expect(await upload(hall.visitor(), pdf())).toMatchObject(refused(401, 'unauthenticated'))
    for (const kind of ['kiosk', 'display', 'printer', 'feedback'])
      expect(await upload((await hall.pair(kind)).client, pdf())).toMatchObject(
        refused(403, 'forbidden'),
      )
    expect(files()).toEqual(before)
  })
})
