/** The tables of requests as Kysely sees them; the migrations from 004 on are the truth. */
export interface RequestTables {
  directorates: {
    id: string
    kind: string
    name: string
    email: string
    archived_at: number | null
  }
  topics: {
    id: string
    desk_id: string | null
    name: string
    kind: string | null
    directorate_id: string | null
    documents: string
    standard_days: number | null
    position: number
    archived_at: number | null
  }
  neighbourhoods: { id: string; name: string }
  applicants: {
    id: string
    sealed: Uint8Array | null
    phone_hash: Uint8Array | null
    national_id_hash: Uint8Array | null
    notice_version: string | null
    notice_at: number | null
    created_at: number
    erase_on: string | null
    erased_at: number | null
  }
  requests: {
    id: string
    year: number
    serial: number
    version: number
    branch_id: string
    desk_id: string | null
    ticket_id: string | null
    kind: string
    channel: string
    external_reference: string | null
    topic_id: string | null
    directorate_id: string | null
    assignee_id: string | null
    applicant_id: string | null
    neighbourhood: string
    status: string
    urgent: number
    received_at: number
    forward_by: string | null
    act_by: string
    desk_escalation: string | null
    due_on: string | null
    stopped_on: string | null
    state: string
    sealed: Uint8Array | null
    closed_at: number | null
    created_by: string
  }
  referrals: {
    id: string
    request_id: string
    hop: number
    round: number
    directorate_id: string
    due_on: string
    referred_at: number
    referred_by: string
    received_at: number | null
    received_by: string | null
    reminders: number
    reminded_at: number | null
    escalation: string | null
    ended_at: number | null
    outcome: string | null
    sealed: Uint8Array | null
  }
  request_steps: {
    request_id: string
    version: number
    at: number
    actor: string
    type: string
    data: string
    sealed: Uint8Array | null
  }
  request_drafts: {
    id: string
    staff_id: string
    branch_id: string
    ticket_id: string | null
    updated_at: number
    sealed: Uint8Array
    version: number
    page: string | null
  }
  message_templates: { event: string; language: string; text: string }
  access_log: {
    id: number
    at: number
    staff_id: string
    action: string
    request_id: string | null
    subject: string | null
    sealed: Uint8Array | null
  }
  erasures: {
    id: string
    request_id: string
    asked_at: number
    asked_by: string
    decided_at: number | null
    decided_by: string | null
    decision: string | null
    erase_on: string | null
  }
  api_keys: {
    id: string
    name: string
    secret_hash: Uint8Array
    scopes: string
    directorate_id: string | null
    per_minute: number
    created_at: number
    revoked_at: number | null
  }
  webhooks: {
    id: string
    url: string
    sealed: Uint8Array
    directorate_id: string | null
    created_at: number
    archived_at: number | null
  }
  gateways: { id: string; sealed: Uint8Array }
  bulletins: {
    id: string
    sent_at: number
    sent_by: string
    audience: string
    sealed: Uint8Array
    opted_out: number
    parts: number
  }
  bulletin_messages: { outbox_id: string; bulletin_id: string; phone_hash: Uint8Array | null }
  bulletin_codes: { code_hash: Uint8Array; phone_hash: Uint8Array }
  bulletin_opt_outs: { phone_hash: Uint8Array; at: number; how: string; staff_id: string | null }
  escort_tasks: {
    id: string
    branch_id: string
    staff_id: string
    ticket_id: string | null
    destination: string
    started_at: number
    ended_at: number | null
  }
}
