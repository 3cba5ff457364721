import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { apiHeaders } from './api-headers.ts'
import { accessLogRoutes } from './access-log.ts'
import { announcementRoutes } from './announcements.ts'
import { attachmentRoutes } from './attachments.ts'
import { limitBody } from './body-limit.ts'
import { branchRoutes } from './branches.ts'
import { bulletinRoutes } from './bulletins.ts'
import { bulletinWishRoutes } from './bulletin-wishes.ts'
import { calendarRoutes } from './calendar.ts'
import { counterSettingsRoutes } from './counter-settings.ts'
import { counterRoutes } from './counters.ts'
import { deskRoutes } from './desks.ts'
import { deviceRoutes } from './devices.ts'
import { directorateRoutes } from './directorates.ts'
import { emptyBody } from './empty-body.ts'
import type { Env } from './env.ts'
import { answerError } from './errors.ts'
import { escortTaskRoutes } from './escort-tasks.ts'
import { followRoutes } from './follow.ts'
import { gatewayRoutes } from './gateways.ts'
import { helpRoutes } from './help.ts'
import type { House } from './house.ts'
import { importRoutes } from './imports.ts'
import { keyRoutes } from './keys.ts'
import { liveRoutes } from './live.ts'
import { messageTemplateRoutes } from './message-templates.ts'
import { neighbourhoodRoutes } from './neighbourhoods.ts'
import { outboxRoutes } from './outbox.ts'
import { ownRequestRoutes } from './own-requests.ts'
import { erasureRoutes } from './erasures.ts'
import { exportRoutes } from './exports.ts'
import { printRoutes } from './prints.ts'
import { refuse } from './refusals.ts'
import { answeringRoutes } from './request-answering.ts'
import { appealRoutes } from './request-appeals.ts'
import { requestLifeRoutes } from './request-life.ts'
import { requestBoardRoutes } from './request-board.ts'
import { requestListRoutes } from './request-list.ts'
import { referringRoutes } from './request-referring.ts'
import { requestMendingRoutes } from './request-mending.ts'
import { requestRoutes } from './requests.ts'
import { applicantCorrectionRoutes } from './applicant-correction.ts'
import { applicantRoutes } from './applicant-opening.ts'
import { draftRoutes } from './drafts.ts'
import { requestLog } from './request-log.ts'
import { receiptRoutes } from './request-receipts.ts'
import { requestSettingsRoutes } from './request-settings.ts'
import { requestStatusRoutes } from './request-status.ts'
import { sameOrigin } from './same-origin.ts'
import { searchRoutes } from './search.ts'
import { sessionRoutes } from './session.ts'
import { speechRoutes } from './speech.ts'
import { staffRoutes } from './staff.ts'
import { statisticsRoutes } from './statistics.ts'
import { testClockRoutes } from './test-clock.ts'
import { ticketLifeRoutes } from './ticket-life.ts'
import { ticketRoutes } from './tickets.ts'
import { topicRoutes } from './topics.ts'
import { webhookRoutes } from './webhooks.ts'

const describeHealth = describeRoute({ tags: ['health'], summary: 'It can serve' })

function routes(house: House) {
  return new Hono<Env>()
    .basePath('/api')
    .get('/health', describeHealth, (c) => c.json({ status: 'ok' as const }))
    .route('/', sessionRoutes(house))
    .route('/', ticketRoutes(house))
    .route('/', ticketLifeRoutes(house))
    .route('/', counterRoutes(house))
    .route('/', searchRoutes(house))
    .route('/', announcementRoutes(house))
    .route('/', followRoutes(house))
    .route('/', statisticsRoutes(house))
    .route('/', branchRoutes(house))
    .route('/', deskRoutes(house))
    .route('/', counterSettingsRoutes(house))
    .route('/', deviceRoutes(house))
    .route('/', staffRoutes(house))
    .route('/', printRoutes(house))
    .route('/', helpRoutes(house))
    .route('/', escortTaskRoutes(house))
    .route('/', calendarRoutes(house))
    .route('/', speechRoutes(house))
    .route('/', directorateRoutes(house))
    .route('/', topicRoutes(house))
    .route('/', requestListRoutes(house))
    .route('/', requestBoardRoutes(house))
    .route('/', ownRequestRoutes(house))
    .route('/', requestRoutes(house))
    .route('/', requestMendingRoutes(house))
    .route('/', referringRoutes(house))
    .route('/', answeringRoutes(house))
    .route('/', requestLifeRoutes(house))
    .route('/', appealRoutes(house))
    .route('/', applicantRoutes(house))
    .route('/', applicantCorrectionRoutes(house))
    .route('/', exportRoutes(house))
    .route('/', erasureRoutes(house))
    .route('/', accessLogRoutes(house))
    .route('/', draftRoutes(house))
    .route('/', neighbourhoodRoutes(house))
    .route('/', messageTemplateRoutes(house))
    .route('/', requestSettingsRoutes(house))
    .route('/', requestStatusRoutes(house))
    .route('/', receiptRoutes(house))
    .route('/', gatewayRoutes(house))
    .route('/', keyRoutes(house))
    .route('/', webhookRoutes(house))
    .route('/', importRoutes(house))
    .route('/', liveRoutes(house))
    .route('/', attachmentRoutes(house))
    .route('/', outboxRoutes(house))
    .route('/', bulletinRoutes(house))
    .route('/', bulletinWishRoutes(house))
}

/** The types of every route, for the screens' client. */
export type Api = ReturnType<typeof routes>

/** The document that describes these routes, made when somebody first asks for it: a start needs none of it. */
function describer(all: Hono<Env>) {
  let text: Promise<string> | undefined
  const make = async () => {
    const { describeApi } = await import('./openapi/document.ts')
    return JSON.stringify(await describeApi(all))
  }
  return () => (text ??= make())
}

/** The whole API under `/api`. */
export function createApi(house: House): Hono<Env> {
  const api = new Hono<Env>()
  api.use('/api/*', apiHeaders, requestLog(house.log), sameOrigin)
  api.use('/api/*', limitBody, emptyBody)
  const all = routes(house)
  const described = describer(all)
  api.route('/', all)
  if (house.testClock) api.route('/api', testClockRoutes(house, house.testClock))
  const json = { 'Content-Type': 'application/json' }
  api.get('/api/openapi.json', async (c) => c.body(await described(), 200, json))
  api.all('/api/*', (c) => refuse(c, 'not_found'))
  api.onError((error, c) => answerError(error, c, house.log))
  return api
}
