import type { TicketResource } from '../../../domain/resources.ts'
import type { BoardDesk, BoardView } from '../../../domain/views.ts'
import { formatFor } from '../../../messages/format.ts'
import { catalogues, type Language } from '../../../messages/index.ts'
import type { Words } from '../../../apps/kiosk/src/lib/desk-words.ts'
import type { Scene } from '../../../apps/kiosk/src/lib/prompts/scene.ts'

const at = '2026-11-24T10:00:00+03:00'

export function wordsIn(language: Language): Words {
  return { catalogue: catalogues[language], format: formatFor(language, 'Europe/Istanbul') }
}

export const zabita: BoardDesk = {
  id: 'zabita',
  name: 'Zabıta Müdürlüğü',
  spokenName: 'Zabıta',
  letter: 'Z',
  description: 'Gürültü, kaldırım işgali',
  colour: 3,
  icon: 'shield-check',
  waiting: 5,
  estimate: { minMinutes: 10, maxMinutes: 20 },
  open: true,
  opensAt: null,
}

export const board: BoardView = {
  view: 'board',
  version: 1,
  at,
  branch: {
    id: 'b',
    name: 'Ana Hizmet Binası',
    timeZone: 'Europe/Istanbul',
    language: 'tr',
    municipality: 'Örnek Belediyesi',
    callTimes: 2,
    callForm: 'auto',
  },
  desks: [zabita],
  calls: [],
  help: [],
  slip: { waitingPlace: 'Zemin kat', text: 'İyi günler dileriz.' },
}

export const ticket: TicketResource = {
  id: 't',
  code: 'c',
  number: 'Z-042',
  deskId: 'zabita',
  state: 'waiting',
  priority: false,
  language: 'tr',
  topicId: null,
  issuedAt: at,
  ahead: 5,
  estimate: { minMinutes: 10, maxMinutes: 20 },
  counterId: null,
  calls: 0,
  completionOutcome: null,
  legs: [],
}

/** The home screen in Turkish, with what is different. */
export function scene(different: Partial<Scene> = {}): Scene {
  return {
    language: 'tr',
    screen: 'home',
    page: 0,
    question: null,
    board,
    desk: undefined,
    ticket: null,
    escort: false,
    print: null,
    slipPlace: 'below',
    hasFollowCode: false,
    taking: false,
    refusal: null,
    online: true,
    help: 'quiet',
    ...different,
  }
}
