import { requestSettingsCatalogues } from '../../messages/request-settings.ts'
import { readFact, stateFact } from '../storage/fact-table.ts'
import type { TableStore } from '../storage/tables.ts'
import { inTurn, store, type Editor } from './editor.ts'

/** Between these times of day (`HH:MM`, across midnight when `from` is later) nobody is told anything. */
export interface QuietHours {
  from: string
  to: string
}

/** What is shown before contact data is taken. Each wording has a version of its own. */
export interface Notice {
  version: string
  text: string
}

/** How the house treats requests. */
export interface RequestRules {
  /** Working days for a topic that sets none. */
  defaultStandardDays: number
  /** Null: messages leave at any hour. */
  quietHours: QuietHours | null
  notice: Notice
  /** How long the applicant's data stays after a request was closed: official papers, all others. */
  retentionMonths: { official: number; other: number }
  /** Whom messages come from; empty: the branch's municipality. */
  sender: string
  /** Where those above a silent recipient read of it; empty: they are not written to. */
  escalationEmails: Record<'supervisor' | 'manager', string>
}

/** The wording is new; its version follows by itself. */
export type RequestRulesPatch = Partial<Omit<RequestRules, 'notice'>> & {
  notice?: { text: string }
}

const fact = 'request-settings'
/** JSON: the version of every wording that was ever in force. */
const versionsFact = 'notice-versions'

const defaults: RequestRules = {
  defaultStandardDays: 15,
  quietHours: { from: '21:00', to: '08:00' },
  notice: { version: '1', text: requestSettingsCatalogues.tr.defaultNotice },
  retentionMonths: { official: 60, other: 24 },
  sender: '',
  escalationEmails: { supervisor: '', manager: '' },
}

/** The house's rules for requests, in memory; read again after every edit. */
export class RequestSettings {
  #tables: TableStore
  #rules = defaults
  #noticeVersions: ReadonlySet<string> = new Set()

  constructor(tables: TableStore) {
    this.#tables = tables
    this.reload()
  }

  reload(): void {
    const stored = readFact(this.#tables, fact)
    this.#rules = { ...defaults, ...(stored && (JSON.parse(stored) as Partial<RequestRules>)) }
    const versions = readFact(this.#tables, versionsFact)
    const former = versions ? (JSON.parse(versions) as string[]) : []
    this.#noticeVersions = new Set([defaults.notice.version, ...former, this.#rules.notice.version])
  }

  get current(): RequestRules {
    return this.#rules
  }

  /** Every wording of the privacy notice that citizens may have been shown, the first one first. */
  get noticeVersions(): ReadonlySet<string> {
    return this.#noticeVersions
  }

  /** The quiet hours in minutes since midnight; none begin and end at the same time. */
  get quietMinutes(): { from: number; to: number } {
    const { quietHours } = this.#rules
    if (!quietHours) return { from: 0, to: 0 }
    return { from: minuteOf(quietHours.from), to: minuteOf(quietHours.to) }
  }
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** `today`: `YYYY-MM-DD`, which names a new wording of the notice. Nothing is stored when nothing changes. */
export const editRequestSettings = inTurn(
  async (editor: Editor, patch: RequestRulesPatch, today: string): Promise<RequestRules> => {
    const { current, noticeVersions } = editor.requestSettings
    const { notice, ...rest } = patch
    const changed = { ...current, ...rest, notice: noticeAfter(current.notice, notice, today) }
    if (JSON.stringify(changed) !== JSON.stringify(current))
      await store(editor, [
        stateFact(fact, JSON.stringify(changed)),
        stateFact(
          versionsFact,
          JSON.stringify([...new Set([...noticeVersions, changed.notice.version])]),
        ),
      ])
    return editor.requestSettings.current
  },
)

/** The first wording of a day is called by it, the next ones `2026-11-22.2`, `2026-11-22.3`. */
function noticeAfter(before: Notice, patch: { text: string } | undefined, today: string): Notice {
  if (!patch || patch.text === before.text) return before
  const [day, serial = '1'] = before.version.split('.')
  const version = day === today ? `${today}.${Number(serial) + 1}` : today
  return { version, text: patch.text }
}
