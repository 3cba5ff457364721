import { createClient } from '../../../../ui/api.ts'

/** The server, for one who speaks as this kiosk. */
export const client = createClient('kiosk')
