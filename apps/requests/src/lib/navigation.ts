import { resolve } from '$app/paths'
import ClipboardList from '@lucide/svelte/icons/clipboard-list'
import FileInput from '@lucide/svelte/icons/file-input'
import Inbox from '@lucide/svelte/icons/inbox'
import Landmark from '@lucide/svelte/icons/landmark'
import Megaphone from '@lucide/svelte/icons/megaphone'
import MessagesSquare from '@lucide/svelte/icons/messages-square'
import Scale from '@lucide/svelte/icons/scale'
import Search from '@lucide/svelte/icons/search'
import ShieldCheck from '@lucide/svelte/icons/shield-check'
import Send from '@lucide/svelte/icons/send'
import UserCheck from '@lucide/svelte/icons/user-check'
import type { Component } from 'svelte'
import { scopeOf, type Role, type Verb } from '../../../../domain/staff.ts'

/**
 * The way to every page. One more page: `src/routes/(office)/NAME/+page.svelte`, one line here, and its name in
 * `navigation` of `messages/{tr,en}/office.ts`. Whoever may do `verb` sees the entry; `roles` and `not` narrow that
 * where a role has a page of its own. The first entry of a role is where `/` leads.
 */
interface Page {
  key:
    | 'referred'
    | 'assigned'
    | 'cimer'
    | 'information'
    | 'board'
    | 'work'
    | 'outbox'
    | 'bulletins'
    | 'search'
    | 'import'
    | 'privacy'
  href: () => string
  Icon: Component<{ size?: string }>
  verb: Verb
  roles?: readonly Role[]
  not?: readonly Role[]
}

const pages: readonly Page[] = [
  {
    key: 'referred',
    href: () => resolve('/(office)/referred'),
    Icon: Inbox,
    verb: 'referral.read',
    roles: ['officer'],
  },
  {
    // Those who lead see it on the board, by colleague.
    key: 'assigned',
    href: () => resolve('/(office)/assigned'),
    Icon: UserCheck,
    verb: 'request.refer',
    roles: ['clerk'],
  },
  {
    key: 'board',
    href: () => resolve('/(office)/board'),
    Icon: ClipboardList,
    verb: 'request.lead',
    not: ['information-officer'],
  },
  {
    key: 'cimer',
    href: () => resolve('/(office)/cimer'),
    Icon: Landmark,
    verb: 'request.lead',
  },
  {
    key: 'information',
    href: () => resolve('/(office)/information'),
    Icon: Scale,
    verb: 'request.lead',
  },
  {
    // Theirs comes after what they are there for.
    key: 'board',
    href: () => resolve('/(office)/board'),
    Icon: ClipboardList,
    verb: 'request.lead',
    roles: ['information-officer'],
  },
  {
    key: 'search',
    href: () => resolve('/(office)/search'),
    Icon: Search,
    verb: 'request.read',
    // What officers may see stands in their list, and is searched there.
    not: ['officer'],
  },
  {
    key: 'work',
    href: () => resolve('/(office)/work'),
    Icon: MessagesSquare,
    verb: 'outbox.tick',
  },
  {
    key: 'outbox',
    href: () => resolve('/(office)/outbox'),
    Icon: Send,
    verb: 'outbox.read',
  },
  {
    key: 'bulletins',
    href: () => resolve('/(office)/bulletins'),
    Icon: Megaphone,
    verb: 'bulletin.send',
  },
  {
    key: 'import',
    href: () => resolve('/(office)/import'),
    Icon: FileInput,
    verb: 'request.import',
  },
  {
    key: 'privacy',
    href: () => resolve('/(office)/privacy'),
    Icon: ShieldCheck,
    verb: 'access.read',
  },
]

/** The pages of a role, the most important first; none for somebody without business here. */
export function pagesOf(role: Role): readonly Page[] {
  return pages.filter(
    ({ verb, roles, not }) =>
      scopeOf(role, verb) !== undefined &&
      (roles === undefined || roles.includes(role)) &&
      not?.includes(role) !== true,
  )
}

/** Whether that is one of the pages above, and none of this role's. */
export function isForOthers(path: string, role: Role): boolean {
  const isHere = ({ href }: Page) => bare(href()) === bare(path)
  return pages.some(isHere) && !pagesOf(role).some(isHere)
}

/** A path as it is compared. */
export function bare(path: string): string {
  return path.replace(/\/$/, '')
}
