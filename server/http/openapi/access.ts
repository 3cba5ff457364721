import { coversVerb, programScopes } from '../../../domain/program.ts'
import { deviceKinds, roles, scopeOf, type Verb } from '../../../domain/staff.ts'
import { cookieNames, type Access } from '../callers.ts'

const kinds = ['staff', ...deviceKinds] as const

const cookieSchemes = kinds.map((kind) => {
  const description = kind === 'staff' ? 'From `POST /api/session`' : 'From a claim by code'
  return [kind, { type: 'apiKey', in: 'cookie', name: cookieNames[kind], description }] as const
})

/** Who can show who they are: one cookie a kind of actor, a key for programs. */
export const securitySchemes = {
  ...Object.fromEntries(cookieSchemes),
  program: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'ID.SECRET',
    description: 'A key from `POST /api/keys`; it decides alone, whatever cookies come with it',
  },
}

/** `partly open`: to anyone, and those who show who they are may see more. */
type Asked = Access | 'partly open' | undefined
type Ways = Record<string, string[]>[]

const everyCookie: Ways = kinds.map((kind) => ({ [kind]: [] }))

/** Any of these will do; none at all when the route is open. */
export function securityOf(access: Asked): Ways {
  if (access === undefined) return []
  if (access === 'anybody') return everyCookie
  if (access === 'partly open') return [{}, ...everyCookie]
  const devices = deviceKinds.filter((kind) => scopeOf(kind, access))
  const cookies = [...(rolesFor(access).length > 0 ? ['staff'] : []), ...devices]
  const keys = scopesFor(access).map((scope) => ({ program: [scope] }))
  return [...cookies.map((kind) => ({ [kind]: [] })), ...keys]
}

/** The same for people: which roles, and whether only on what is theirs. */
export function accessText(access: Asked): string {
  if (access === undefined) return 'Open to anyone.'
  if (access === 'partly open') return 'Open to anyone; some see more.'
  if (access === 'anybody') return 'For anybody with a cookie.'
  const people = [...rolesFor(access), ...deviceKinds].flatMap((role) => {
    const scope = scopeOf(role, access)
    return scope ? (scope === 'own' ? `${role} (what is theirs)` : role) : []
  })
  const programs = scopesFor(access).map((scope) => `programs with \`${scope}\``)
  return `For ${[...people, ...programs].join(', ')}.`
}

/** An admin may do everything, and yet stands nowhere to ring from. */
function rolesFor(verb: Verb) {
  return verb === 'help.ring' ? [] : roles.filter((role) => scopeOf(role, verb))
}

function scopesFor(verb: Verb) {
  return scopeOf('program', verb) ? programScopes.filter((scope) => coversVerb([scope], verb)) : []
}
