import { httpGateway, type HttpSmsSettings } from './http-gateway.ts'
import { netgsm, type NetgsmSettings } from './netgsm.ts'
import { gatewayTimeoutMs, type SmsGateway } from './port.ts'

/** How this house sends text messages; `none`: not at all. */
export type SmsSettings = { kind: 'none' } | HttpSmsSettings | NetgsmSettings

/** The gateway of the settings; null without one. Sends nothing yet. */
export function openSms(settings: SmsSettings, timeoutMs = gatewayTimeoutMs): SmsGateway | null {
  switch (settings.kind) {
    case 'none':
      return null
    case 'http':
      return httpGateway(settings, timeoutMs)
    case 'netgsm':
      return netgsm(settings, timeoutMs)
  }
}
