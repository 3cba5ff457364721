import type { Catalogue } from '../tr.ts'

export const voice: Catalogue['voice'] = {
  callLong: (desk, number, counter) => `${desk}, ${number}. Please go to counter ${counter}.`,
  callShort: (desk, number, counter) => `${desk} ${number}, counter ${counter}.`,
}
