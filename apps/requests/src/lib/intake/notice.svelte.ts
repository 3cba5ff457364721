import { createClient, request } from '../../../../../ui/api.ts'

/** What citizens are told before they are asked how they can be reached. */
export class PrivacyNotice {
  /** Null until it was read. */
  value: { version: string; text: string } | null = $state.raw(null)

  /** Reads it, again and again until it was answered or the signal ends it. */
  async load(signal: AbortSignal): Promise<void> {
    const { api } = createClient('staff')
    const options = { attempts: Infinity, signal }
    const result = await request((sending) => api.notice.$get({}, sending), options)
    if (result.ok) this.value = result.value.notice
  }
}
