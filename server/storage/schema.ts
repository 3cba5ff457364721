import type { RequestTables } from './request-schema.ts'

/** The tables as Kysely sees them; the migrations are the truth. */
export interface Tables extends RequestTables {
  days: {
    stream: string
    branch_id: string
    day: string
    ended_at: number | null
    last_announcement_id: number
  }
  notes: { id: string; branch_id: string; at: number; text: string }
  branches: {
    id: string
    name: string
    time_zone: string
    language: string
    head_start: string
    language_offer_minutes: number
    hours: string | null
    municipality: string
    slip_text: string
    waiting_place: string
    help_desk_id: string | null
    call_times: number
    call_form: string
    created_at: number
    archived_at: number | null
  }
  desks: {
    id: string
    branch_id: string
    name: string
    spoken_name: string
    description: string
    letter: string | null
    colour: number
    icon: string
    position: number
    target_minutes: number
    no_show_calls: number
    no_show_after_seconds: number
    auto_start_seconds: number | null
    tells_health: number
    hours: string | null
    archived_at: number | null
  }
  counters: {
    id: string
    branch_id: string
    number: number
    name: string
    desk_ids: string
    helps: string
    archived_at: number | null
  }
  staff: {
    id: string
    username: string
    name: string
    role: string
    password_hash: string
    languages: string
    directorate_id: string | null
    archived_at: number | null
  }
  sessions: { id: string; secret_hash: Uint8Array; staff_id: string; last_used_at: number }
  devices: {
    id: string
    branch_id: string
    kind: string
    name: string
    settings: string
    pairing_hash: string | null
    pairing_expires_at: number | null
    claimed_at: number | null
    secret_hash: Uint8Array | null
    archived_at: number | null
  }
  creations: {
    actor: string
    key: string
    hash: string
    resource_id: string
    recorded_at: number
  }
  help_calls: {
    id: string
    branch_id: string
    device_id: string
    at: number
    answered_at: number | null
    answered_by: string | null
  }
  escorts: { ticket_id: string; stream: string }
  calendar_days: { id: string; day: string; kind: string; name: string }
  attachments: {
    id: string
    request_id: string | null
    draft_id: string | null
    referral_id: string | null
    taken_in: number | null
    kind: string
    type: string
    bytes: number
    width: number | null
    height: number | null
    uploaded_by: string
    at: number
  }
  outbox: {
    id: string
    request_id: string | null
    event: string
    channel: string
    language: string
    sealed: Uint8Array | null
    created_at: number
    leave_by: number | null
    not_before: number
    attempts: number
    next_at: number | null
    state: string
    sent_at: number | null
    reference: string | null
    done_by: string | null
  }
  outbox_attempts: {
    outbox_id: string
    attempt: number
    started_at: number
    ended_at: number | null
    outcome: string | null
    problem: string | null
    by: string | null
  }
  facts: { name: string; value: string }
}
