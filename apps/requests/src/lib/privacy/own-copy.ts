import { createClient, request, type Result } from '../../../../../ui/api.ts'

const client = createClient('staff')

/** Hands the browser a file with all that is held about a request's person. */
export async function downloadCopy(
  { id, number }: { id: string; number: string },
  reason: string,
): Promise<Result<unknown>> {
  const result = await request((sending) =>
    client.api.requests[':id'].exports.$post({ param: { id }, json: { reason } }, sending),
  )
  if (result.ok) save(`export-${number}.json`, JSON.stringify(result.value, null, 2))
  return result
}

/** Puts it on record that they ask to be forgotten. */
export function askErasure(id: string, reason: string): Promise<Result<unknown>> {
  return request(
    (sending) =>
      client.api.requests[':id'].erasures.$post({ param: { id }, json: { reason } }, sending),
    { attempts: 3 },
  )
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
