import type { Mailer } from '../mail/port.ts'
import { smtpMailer, type SmtpSettings } from '../mail/smtp.ts'
import { openJson, rowContext, sealJson, type Sealer } from '../sealing/port.ts'
import type { HttpSmsSettings } from '../sms/http-gateway.ts'
import type { NetgsmSettings } from '../sms/netgsm.ts'
import type { SmsGateway } from '../sms/port.ts'
import { openSms } from '../sms/settings.ts'
import { gatewayRowId, putGateways, readGateways } from '../storage/gateway-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { filledSecret, usesSecret } from './gateway-secret.ts'
import { inTurn, refuseEdit, store, type Editor, type RefusedEdit } from './editor.ts'

/** `{secret}` in the headers and in the body stands for what is never shown again. */
export type HttpSmsGateway = HttpSmsSettings & { secret: string }

/** `none`: what would have been a text message about a request becomes a call at once. */
export type SmsGatewaySettings = { kind: 'none' } | NetgsmSettings | HttpSmsGateway

/** How text messages and e-mails leave the house; null = no e-mail. */
export interface GatewaySettings {
  sms: SmsGatewaySettings
  email: SmtpSettings | null
}

type Kept<Settings, Secret extends keyof Settings> = Omit<Settings, Secret> &
  Partial<Pick<Settings, Secret>>

/** A secret that is left out stays as it was, unless the gateway is another one. */
export interface GatewayPatch {
  sms?: { kind: 'none' } | Kept<NetgsmSettings, 'password'> | Kept<HttpSmsGateway, 'secret'>
  email?: (Omit<SmtpSettings, 'login'> & { user: string; password?: string }) | null
}

const none: GatewaySettings = { sms: { kind: 'none' }, email: null }
const context = rowContext('gateways', gatewayRowId)

/** The ways out, in memory; opened anew after every edit. */
export class Gateways {
  readonly #tables: TableStore
  readonly #sealer: Sealer
  #settings = none
  #sms: SmsGateway | null = null
  #mailer: Mailer | null = null
  /** No setting yet: wired by whoever puts the house together, and kept through every edit. */
  hand: SmsGateway | null = null

  /** Throws `SealError` when the stored settings cannot be opened. */
  constructor(tables: TableStore, sealer: Sealer) {
    this.#tables = tables
    this.#sealer = sealer
    this.reload()
  }

  reload(): void {
    const sealed = readGateways(this.#tables)
    this.#settings = sealed ? openJson(this.#sealer, sealed, context) : none
    const { sms, email } = this.#settings
    this.#sms = openSms(sms.kind === 'http' ? filledSecret(sms) : sms)
    this.#mailer = email && smtpMailer(email)
  }

  /** With the secrets: never for an answer. */
  get settings(): GatewaySettings {
    return this.#settings
  }

  /** Null while none is set up. */
  get sms(): SmsGateway | null {
    return this.#sms
  }

  /** Null while none is set up. */
  get mailer(): Mailer | null {
    return this.#mailer
  }

  sealed(settings: GatewaySettings): Uint8Array {
    return sealJson(this.#sealer, settings, context)
  }
}

/** Refusals: `secret_missing` (none was given, and the one of before belongs to another address). */
export const editGateways = inTurn(
  async (editor: Editor, patch: GatewayPatch): Promise<RefusedEdit | null> => {
    const { settings } = editor.gateways
    const sms = patch.sms ? smsAfter(settings.sms, patch.sms) : settings.sms
    if (!sms) return refuseEdit('secret_missing', secretField(patch.sms))
    const email = patch.email === undefined ? settings.email : mailAfter(settings, patch.email)
    if (email === undefined) return refuseEdit('secret_missing', 'email.password')
    const changed = { sms, email }
    if (JSON.stringify(changed) !== JSON.stringify(settings))
      await store(editor, [putGateways(editor.gateways.sealed(changed))])
    return null
  },
)

function secretField(sms: GatewayPatch['sms']): string {
  return sms?.kind === 'http' ? 'sms.secret' : 'sms.password'
}

/** Undefined when a secret is missing. */
function smsAfter(
  before: SmsGatewaySettings,
  patch: NonNullable<GatewayPatch['sms']>,
): SmsGatewaySettings | undefined {
  if (patch.kind === 'none') return patch
  if (patch.kind === 'netgsm') {
    const isSame = before.kind === 'netgsm' && sameOrigin(before.baseUrl, patch.baseUrl)
    const password = patch.password ?? (isSame ? before.password : undefined)
    return password === undefined ? undefined : { ...patch, password }
  }
  const isSame = before.kind === 'http' && sameOrigin(before.url, patch.url)
  const secret = patch.secret ?? (isSame ? before.secret : '')
  return secret === '' && usesSecret(patch) ? undefined : { ...patch, secret }
}

/** A password goes to nobody else than before. */
function sameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin
}

/** Undefined when the password is missing. */
function mailAfter(
  { email: before }: GatewaySettings,
  patch: NonNullable<GatewayPatch['email']> | null,
): SmtpSettings | null | undefined {
  if (!patch) return null
  const { user, password: given, ...rest } = patch
  if (user === '') return { ...rest, login: null }
  const isSame =
    before?.host === rest.host && before.port === rest.port && before.security === rest.security
  const password = given ?? (isSame ? before.login?.password : undefined)
  return password === undefined ? undefined : { ...rest, login: { user, password } }
}
