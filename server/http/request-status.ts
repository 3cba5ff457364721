import { Hono, type Context } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { parseRequestNumber, requestNumber } from '../../domain/requests/number.ts'
import type { RequestAnswerResource } from '../../domain/requests/resources.ts'
import { AnswerTickets } from '../requests/answer-tickets.ts'
import { OneTimeCodes } from '../requests/one-time-codes.ts'
import {
  answerFiles,
  codeHints,
  codeWayOf,
  requestStatus,
  StatusDoor,
  wordsFor,
} from '../requests/status.ts'
import { tellOneTimeCode } from '../requests/telling.ts'
import type { RequestRow } from '../storage/request-table.ts'
import { fileHeaders } from './attachments.ts'
import { sayWhen } from './attempt-limits.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { refuse } from './refusals.ts'
import { isoOf } from './request-resource.ts'
import { StatusLimits } from './status-limits.ts'
import { body, query } from './validate.ts'

const short = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
const Key = v.object({ number: short(30), code: short(30) })
const Answer = v.object({ ...Key.entries, oneTimeCode: short(20) })
const Ticket = v.object({ ticket: short(100) })

/** What the citizen's own page needs beside the house: gone with the process. */
interface StatusDesk {
  house: House
  door: StatusDoor
  limits: StatusLimits
  codes: OneTimeCodes
  tickets: AnswerTickets
}

/**
 * The citizen's own page, without a log-in: how far it is by number and code, the answer itself only for who also holds
 * the telephone, or reads the e-mail. Number and code travel in bodies, never in an address.
 */
export function requestStatusRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['request-status'], summary })
  const limits = new StatusLimits(house.config)
  const memory = { codes: new OneTimeCodes(), tickets: new AnswerTickets() }
  const desk: StatusDesk = { house, door: new StatusDoor(house), limits, ...memory }
  const path = '/request-status'

  return new Hono<Env>()
    .post(path, describe('How far a request is'), body(Key), async (c) => {
      const row = await opened(c, desk, c.req.valid('json'))
      if (typeof row === 'string') return refuse(c, row)
      return c.json(requestStatus(house, row))
    })
    .post(
      `${path}/one-time-codes`,
      describe('A code to the citizen’s telephone or e-mail'),
      body(Key),
      async (c) => {
        const row = await opened(c, desk, c.req.valid('json'))
        if (typeof row === 'string') return refuse(c, row)
        return sendCode(c, desk, row)
      },
    )
    .post(`${path}/answer`, describe('The answer itself'), body(Answer), async (c) => {
      const input = c.req.valid('json')
      const row = await opened(c, desk, input)
      if (typeof row === 'string') return refuse(c, row)
      const typed = input.oneTimeCode.replaceAll(/\D/g, '')
      const check = desk.codes.check(codeSubject(desk, row), typed)
      if (check !== 'right') return refuse(c, check === 'void' ? 'code_void' : 'wrong_code')
      return c.json(answerResource(desk, row))
    })
    .get(
      `${path}/attachments/:id`,
      describe('A file of the answer that was just shown'),
      query(Ticket),
      async (c) => {
        const requestId = desk.tickets.requestOf(c.req.valid('query').ticket)
        const files = requestId === null ? [] : answerFiles(house, requestId)
        const row = files.find(({ id }) => id === c.req.param('id'))
        const bytes = row ? await house.attachments.bytesOf(row) : null
        if (!row || !bytes) return refuse(c, 'not_found')
        return c.body(new Uint8Array(bytes), 200, fileHeaders(row))
      },
    )
}

/** The request that number and code open; unknown numbers and wrong codes are refused alike. */
async function opened(
  c: Context<Env>,
  { house, door, limits }: StatusDesk,
  { number, code }: v.InferOutput<typeof Key>,
): Promise<RequestRow | 'status_unknown' | 'too_many_attempts'> {
  await house.writer.settled()
  const parsed = parseRequestNumber(number)
  const name = parsed ? requestNumber(parsed.year, parsed.serial) : null
  const row = await limits.tried(c, name, () => door.find(number, code))
  if (row === 'too-many') return 'too_many_attempts'
  return row ?? 'status_unknown'
}

/** Throws `StorageError`. */
async function sendCode(c: Context<Env>, { house, codes }: StatusDesk, row: RequestRow) {
  const { hasAnswer, hasQuestion } = requestStatus(house, row)
  if (!hasAnswer && !hasQuestion) return refuse(c, 'no_answer_yet')
  const way = codeWayOf(house, row)
  if (typeof way === 'string') return refuse(c, way)
  const subject = codeSubject({ house }, row)
  const code = codes.issue(subject)
  if (code === null) {
    sayWhen(c, codes.waitMs(subject))
    return refuse(c, 'too_many_codes')
  }
  await house.tables.edit(...tellOneTimeCode(house, row, way, code))
  house.outbox.wake()
  return c.json(codeHints(way), 202)
}

/** A code shows who holds this telephone or e-mail: once another one is written down, it opens nothing. */
function codeSubject({ house }: Pick<StatusDesk, 'house'>, row: RequestRow): string {
  const way = codeWayOf(house, row)
  const to = typeof way === 'string' ? '' : way.to
  return `${row.id} ${house.keyring.hash(to, 'code-receiver').toString('base64')}`
}

function answerResource({ house, tickets }: StatusDesk, row: RequestRow): RequestAnswerResource {
  const iso = isoOf(house, row)
  const { answer, question } = wordsFor(house, row)
  const files = answerFiles(house, row.id)
  const ticket = files.length > 0 ? tickets.give(row.id) : ''
  const attachments = files.map(({ id, kind, type, bytes }) => ({
    ...{ id, kind, type, bytes },
    url: `/api/request-status/attachments/${id}?ticket=${ticket}`,
  }))
  return {
    answer: answer && { ...answer, at: iso(answer.at), attachments },
    question: question && { ...question, at: iso(question.at) },
  }
}
