import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { BulletinWish } from '../../domain/bulletin.ts'
import { applicantShown, refuseForeign } from '../../domain/requests/access.ts'
import { setWish, telephoneOf, wantsBulletins } from '../bulletins/wishes.ts'
import { stateOf } from '../requests/state-row.ts'
import { insertAccess } from '../storage/access-log-table.ts'
import { readApplicant, type ApplicantRow } from '../storage/applicant-table.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { actorOf, findReadable } from './request-access.ts'
import { words } from './request-schemas.ts'
import { StatusLimits } from './status-limits.ts'
import { body } from './validate.ts'

const code = v.pipe(words(40), v.minLength(1))
const Link = v.object({ code })
const LinkWish = v.object({ code, wantsBulletins: v.boolean() })
const Wish = v.object({ wantsBulletins: v.boolean() })

/**
 * Who wants no bulletins. By the link in each of them, without a log-in: the code travels in a body, and opening the page
 * changes nothing, because programs look at links too. By staff who may open the applicant.
 */
export function bulletinWishRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['bulletins'], summary })
  const limits = new StatusLimits(house.config)
  const open = allow(house, 'applicant.open')
  const path = '/requests/:id/bulletin-wish'

  return new Hono<Env>()
    .post(
      '/bulletin-links',
      describe('What this link’s telephone wants'),
      body(Link),
      async (c) => {
        const found = await opened(c, house, limits, c.req.valid('json').code)
        if (typeof found === 'string') return refuse(c, found)
        return c.json<BulletinWish>({ wantsBulletins: wantsBulletins(house, found) })
      },
    )
    .post(
      '/bulletin-links/wishes',
      describe('Bulletins from now on, or none'),
      body(LinkWish),
      async (c) => {
        const { code, wantsBulletins: wants } = c.req.valid('json')
        const found = await opened(c, house, limits, code)
        if (typeof found === 'string') return refuse(c, found)
        await setWish(house, found, { wants, way: { how: 'link', staffId: null } })
        return c.json<BulletinWish>({ wantsBulletins: wants })
      },
    )
    .get(path, describe('Whether the applicant wants bulletins'), open, (c) => {
      const asked = readOpen(c, house)
      if (typeof asked === 'string') return refuse(c, asked)
      const { phoneHash } = asked.person
      const wants = phoneHash && wantsBulletins(house, phoneHash)
      return c.json<BulletinWish>({ wantsBulletins: wants })
    })
    .put(path, describe('The applicant said what they want; on record'), open, body(Wish), (c) =>
      setByStaff(c, house, c.req.valid('json').wantsBulletins),
    )
}

/** The telephone behind a link, hashed. */
async function opened(c: Context<Env>, house: House, limits: StatusLimits, code: string) {
  await house.writer.settled()
  const found = await limits.tried(c, null, () => telephoneOf(house, code))
  if (found === 'too-many') return 'too_many_attempts'
  return found ?? 'link_unknown'
}

async function setByStaff(c: Context<Env>, house: House, wants: boolean) {
  const asked = readOpen(c, house)
  if (typeof asked === 'string') return refuse(c, asked)
  const { row, person } = asked
  if (!person.phoneHash) return refuse(c, 'no_phone')
  const staffId = actorOf(c).id
  const look = { at: house.clock.now(), staffId, requestId: row.id, subject: person.id }
  await setWish(house, person.phoneHash, { wants, way: { how: 'staff', staffId } }, [
    insertAccess({ ...look, action: 'bulletin-wish', sealed: null }),
  ])
  return c.json<BulletinWish>({ wantsBulletins: wants })
}

/** The applicant, for those who see them without a reason. */
function readOpen(
  c: Context<Env>,
  house: House,
): { row: RequestRow; person: ApplicantRow } | 'not_found' | 'not_your_request' | 'forbidden' {
  const row = findReadable(c, house, c.req.param('id') ?? '')
  const person = row?.applicantId ? readApplicant(house.tables, row.applicantId) : undefined
  if (!row || !person) return 'not_found'
  const actor = actorOf(c)
  if (refuseForeign(stateOf(house.tables, row), { actor })) return 'not_your_request'
  const isHidden = applicantShown(actor.role, row.kind, row.channel) === 'hidden'
  return isHidden ? 'forbidden' : { row, person }
}
