import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import { answer } from '../../domain/requests/answer.ts'
import { askFee } from '../../domain/requests/ask-fee.ts'
import { ask } from '../../domain/requests/ask.ts'
import { extend } from '../../domain/requests/extend.ts'
import { giveInterim } from '../../domain/requests/give-interim.ts'
import { notExaminable, notExaminableGrounds } from '../../domain/requests/not-examinable.ts'
import { payFee } from '../../domain/requests/pay-fee.ts'
import { refuseInformation } from '../../domain/requests/refuse-information.ts'
import { supplement } from '../../domain/requests/supplement.ts'
import { allow } from './callers.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import { id } from './id-schema.ts'
import { changeRequest } from './request-change.ts'
import { day, text, version } from './request-schemas.ts'
import { body } from './validate.ts'

const Paid = v.object({ paidOn: v.optional(day) })
const Reason = v.object({ reason: text, version })
const Text = v.object({ text, version })
const attachmentIds = v.optional(v.pipe(v.array(id), v.maxLength(20)), [])
const Answer = v.object({ text, attachmentIds, version })
const Grounds = v.object({ grounds: text, attachmentIds, version })
const grounds = v.picklist(notExaminableGrounds)

/** What those who must answer do with a request. */
export function answeringRoutes(house: House) {
  const describe = (summary: string) => describeRoute({ tags: ['answers'], summary })
  const mayAnswer = allow(house, 'request.answer')
  const mayRefer = allow(house, 'request.refer')

  return new Hono<Env>()
    .post('/requests/:id/answer', describe('Answer'), mayAnswer, body(Answer), (c) => {
      const { attachmentIds, ...command } = c.req.valid('json')
      return changeRequest(c, house, (r, moment) => answer(r, command, moment), attachmentIds)
    })
    .post('/requests/:id/refusal', describe('Refuse (4982)'), mayAnswer, body(Grounds), (c) => {
      const { attachmentIds, ...command } = c.req.valid('json')
      return changeRequest(
        c,
        house,
        (request, moment) => refuseInformation(request, command, moment),
        attachmentIds,
      )
    })
    .post(
      '/requests/:id/non-examination',
      describe('Not examinable (3071)'),
      mayAnswer,
      body(v.object({ ground: grounds, text, version })),
      (c) => {
        const command = c.req.valid('json')
        return changeRequest(c, house, (request, moment) => notExaminable(request, command, moment))
      },
    )
    .post('/requests/:id/question', describe('Ask the citizen'), mayAnswer, body(Text), (c) => {
      const command = c.req.valid('json')
      return changeRequest(c, house, (request, moment) => ask(request, command, moment))
    })
    .post(
      '/requests/:id/supplement',
      describe('They completed it'),
      mayRefer,
      body(Answer),
      (c) => {
        const { attachmentIds, ...command } = c.req.valid('json')
        return changeRequest(c, house, (r, moment) => supplement(r, command, moment), attachmentIds)
      },
    )
    .post('/requests/:id/fee', describe('Ask for the fee'), mayAnswer, body(Text), (c) => {
      const command = c.req.valid('json')
      return changeRequest(c, house, (request, moment) => askFee(request, command, moment))
    })
    .post('/requests/:id/fee-payment', describe('Paid'), mayRefer, body(Paid), (c) => {
      const command = c.req.valid('json')
      return changeRequest(c, house, (request, moment) => payFee(request, command, moment))
    })
    .post('/requests/:id/extension', describe('More time (4982)'), mayAnswer, body(Reason), (c) => {
      const command = c.req.valid('json')
      return changeRequest(c, house, (request, moment) => extend(request, command, moment))
    })
    .post('/requests/:id/interim-answer', describe('In between'), mayAnswer, body(Answer), (c) => {
      const { attachmentIds, ...command } = c.req.valid('json')
      return changeRequest(c, house, (r, moment) => giveInterim(r, command, moment), attachmentIds)
    })
}
