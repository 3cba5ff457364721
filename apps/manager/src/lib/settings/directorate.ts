import type { DirectorateResource } from '../../../../../domain/requests/resources.ts'
import { request, type createClient } from '../../../../../ui/api.ts'
import { Collection } from './collection.svelte.ts'

/** What a manager sets of a directorate or an institution. */
export type DirectorateValues = Omit<DirectorateResource, 'id'>

/** Directorates and institutions as the server lists them: by name. */
export function directoratesOf(
  client: ReturnType<typeof createClient>,
): Collection<DirectorateResource> {
  return new Collection<DirectorateResource>(() =>
    request((sending) => client.api.directorates.$get({}, sending)),
  )
}
