import type { AttachmentKind } from '../../../../domain/attachment.ts'
import type { NotExaminableGround } from '../../../../domain/requests/not-examinable.ts'
import type { RequestKind } from '../../../../domain/requests/kinds.ts'
import type { RequestPlace } from '../../../../domain/requests/resources.ts'
import type { OfficeCatalogue } from '../../../../messages/office.ts'
import type { Action } from './offered.ts'

/** Everything that a sheet can ask for; each shows its own part. */
export interface ActionValues {
  /** An answer, a reason, grounds: whatever is written. */
  text: string
  directorateId: string
  dueOn: string
  staffId: string
  ground: NotExaminableGround | ''
  number: string
  on: string
  decision: 'granted' | 'upheld' | ''
  kind: RequestKind
  topicId: string
  neighbourhood: string
  address: string
  /** On the map; kept as it is. */
  point: RequestPlace['point']
  urgent: boolean
  /** It has words, and must keep some. */
  needsText: boolean
}

type FieldWord = keyof OfficeCatalogue['actions']['fields']

/** What a sheet shows. */
export interface ActionForm {
  /** The label of what is written; `optional` may stay empty. */
  text?: { label: FieldWord; optional?: true; rows: number }
  /** Whom it is handed to: anybody, anybody but who has it, or an outside institution. */
  recipient?: 'any' | 'other' | 'institution'
  dueOn?: true
  staff?: true
  ground?: true
  registry?: true
  /** Under which the recipient has registered it; may stay empty. */
  outsideNumber?: true
  appealOn?: true
  paidOn?: true
  decision?: true
  edit?: true
  /** What may be attached; with several kinds each file says which it is. */
  files?: readonly AttachmentKind[]
}

const reason = { label: 'reason', rows: 4 } as const
const note = { label: 'optionalReason', optional: true, rows: 3 } as const
const answers = ['answer'] as const

/** The sheet of each action. One without any field says what it does and asks whether it is meant. */
export const forms: Record<Action, ActionForm> = {
  receipt: {},
  'outside-receipt': { outsideNumber: true },
  answer: { text: { label: 'answer', rows: 9 }, files: answers },
  question: { text: { label: 'question', rows: 6 } },
  'passing-on': { recipient: 'other', text: reason },
  return: { text: reason },
  extension: { text: reason },
  fee: { text: { label: 'fee', rows: 5 } },
  refusal: { text: { label: 'grounds', rows: 8 }, files: answers },
  'interim-answer': { text: { label: 'answer', rows: 7 }, files: answers },
  'non-examination': { ground: true, text: { label: 'answer', rows: 6 } },
  forwarding: { recipient: 'institution', text: { label: 'text', rows: 6 } },
  referrals: { recipient: 'any', dueOn: true, text: note },
  reminders: {},
  escalation: {},
  reissue: { dueOn: true, text: note },
  assignment: { staff: true },
  edit: { edit: true },
  supplement: { text: { label: 'supplement', rows: 6 }, files: ['scan', 'photo'] },
  'fee-payment': { paidOn: true },
  registry: { registry: true, files: ['scan'] },
  visits: {
    text: { label: 'visit', rows: 6 },
    files: ['photo-before', 'photo-after', 'photo', 'scan'],
  },
  appeal: { appealOn: true },
  'appeal-decision': { decision: true },
  reopening: { text: reason },
  withdrawal: { text: reason },
  closing: { text: reason },
}

/** Done at once, by the button itself. */
export const immediate: readonly Action[] = ['receipt', 'reminders']

/** What to do with a field that is still empty. */
export type Missing = 'choose' | 'date' | 'write'

/** What still has to be filled in, by field; empty when it can be sent. */
export function missingIn(form: ActionForm, values: ActionValues) {
  const missing: Partial<Record<keyof ActionValues, Missing>> = {}
  const isBlank = (field: keyof ActionValues) => String(values[field]).trim() === ''
  if (form.text && !form.text.optional && isBlank('text')) missing.text = 'write'
  if (form.recipient && isBlank('directorateId')) missing.directorateId = 'choose'
  if (form.staff && isBlank('staffId')) missing.staffId = 'choose'
  if (form.ground && isBlank('ground')) missing.ground = 'choose'
  if (form.decision && isBlank('decision')) missing.decision = 'choose'
  if (form.registry && isBlank('number')) missing.number = 'write'
  if ((form.registry || form.appealOn || form.paidOn) && isBlank('on')) missing.on = 'date'
  if (form.edit && values.needsText && isBlank('text')) missing.text = 'write'
  return missing
}
