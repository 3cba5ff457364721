import type { SMTPServerOptions } from 'smtp-server'
import { cleanUp } from '../support.ts'
import { openMailServer, type PostOffice } from './mail-server.ts'

export { heading, words, type PostOffice } from './mail-server.ts'

/** A post office that ends with the test file; `rules` say whom it lets in and what it takes. */
export async function openPostOffice(rules: SMTPServerOptions = {}): Promise<PostOffice> {
  const office = await openMailServer(rules)
  cleanUp(office.close)
  return office
}
