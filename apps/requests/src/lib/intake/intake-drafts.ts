import type { Channel, RequestKind } from '../../../../../domain/requests/kinds.ts'
import type { Office } from '../office.svelte.ts'
import { IntakeDraft } from './intake-draft.svelte.ts'
import type { IntakeForm } from './kept-form.ts'

const drafts = new Map<IntakeForm, IntakeDraft>()

/** What is being written into that form, also while another page is open. */
export function intakeDraft(
  office: Office,
  form: IntakeForm,
  of: { kind: RequestKind; channel: Channel },
): IntakeDraft {
  const kept = drafts.get(form)
  if (kept) return kept
  return newIntakeDraft(office, form, of)
}

/** An empty form; the one before was taken or thrown away. */
export function newIntakeDraft(
  office: Office,
  form: IntakeForm,
  of: { kind: RequestKind; channel: Channel },
): IntakeDraft {
  const draft = new IntakeDraft(office, form, of)
  drafts.set(form, draft)
  return draft
}

/** Whether leaving the page would lose something. */
export function isIntakeAtRisk(): boolean {
  return [...drafts.values()].some(({ isAtRisk }) => isAtRisk)
}

/** Before somebody logs out: what was typed last is kept too. */
export async function keepIntake(): Promise<void> {
  await Promise.all([...drafts.values()].map((draft) => draft.flush()))
}

/** The next person at this machine finds nothing of it. */
export function forgetIntake(): void {
  for (const draft of drafts.values()) draft.end()
  drafts.clear()
}
