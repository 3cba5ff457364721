import { formatFor } from '../../../../../messages/format.ts'
import { catalogues } from '../../../../../messages/index.ts'
import type { KeyAction } from '../../../../../ui/audio/keypad-map.ts'
import type { Words } from '../desk-words.ts'
import { choicesOnScreen, goBack, isClosed, itemsOnScreen, languageOf, neighbour } from './items.ts'
import type { Line, Reader } from './reader.ts'
import type { Scene } from './scene.ts'
import { sentences } from './spoken-desk.ts'
import { spokenNews, spokenScreen } from './spoken-screen.ts'
import type { Said } from './spoken-ticket.ts'
import { nextStep, rates, volumes } from './steps.ts'

const mark = 'data-prompted'
/** After a choice the screen has this long to become another one; if it doesn’t, the choice says how it stands now. */
const afterChoiceMilliseconds = 150

/** How somebody moves. */
export type Means = 'keys' | 'touch'

/** Leads through the screens by voice: says what is there, moves from choice to choice and chooses. */
export class Guide {
  #scene: Scene
  #reader: Reader | null
  #current: HTMLElement | null = null

  /** Without a reader it only moves. */
  constructor(scene: Scene, reader: Reader | null) {
    this.#scene = scene
    this.#reader = reader
  }

  get current(): HTMLElement | null {
    return this.#current?.isConnected ? this.#current : null
  }

  /** Says that it is there, how to move and what stands on the screen. */
  begin(means: Means): void {
    const { prompts } = this.#words.catalogue
    const how = means === 'keys' ? prompts.keys : prompts.touches
    this.#say([prompts.on, how, prompts.help, ...this.#screen()])
  }

  /** The kiosk shows this now. Another screen is read at once; news wait for the end of the sentence. */
  tell(scene: Scene): void {
    const before = this.#scene
    this.#scene = scene
    const news = spokenNews(before, scene, this.#words)
    if (news?.screen) {
      this.#leave()
      this.#say([...news.lines, ...this.#count()])
    } else if (news) {
      this.#reader?.add(this.#lines(news.lines))
    }
  }

  move(by: 1 | -1): void {
    const item = neighbour(itemsOnScreen(), this.current, by)
    if (item) this.go(item)
  }

  /** Stands on that item and reads it. */
  go(item: HTMLElement): void {
    this.#leave()
    this.#current = item
    item.setAttribute(mark, '')
    item.focus()
    this.#read(item, true)
  }

  /** Chooses where it stands; from nowhere it reads the screen again. */
  choose(): void {
    const item = this.current
    if (item === null) return this.repeat()
    if (isClosed(item)) return this.#read(item, false)
    const { turns } = this.#reader ?? { turns: 0 }
    item.click()
    setTimeout(() => {
      const unsaid = this.#reader?.turns === turns
      if (unsaid && item.isConnected && item === this.#current) this.#readState(item)
    }, afterChoiceMilliseconds)
  }

  /** One step back; where there is none the screen is read again. */
  back(): void {
    if (!goBack()) this.repeat()
  }

  /** The whole screen again, and where one stands on it. */
  repeat(): void {
    this.#say(this.#screen())
    const item = this.current
    if (item && item.closest('[data-prompt-controls]') === null) {
      this.#reader?.add([this.#itemLine(item), ...this.#positionLine(item)])
    }
  }

  slower(): void {
    if (this.#reader === null) return
    this.#reader.rate = nextStep(this.#reader.rate, rates)
    this.#say([this.#words.catalogue.prompts.speeds[this.#reader.rate] ?? ''])
  }

  louder(): void {
    if (this.#reader === null) return
    this.#reader.volume = nextStep(this.#reader.volume, volumes)
    this.#say([this.#words.catalogue.prompts.volumes[this.#reader.volume] ?? ''])
  }

  sayDarkness(dark: boolean): void {
    const { prompts } = this.#words.catalogue
    this.#say([dark ? prompts.darkened : prompts.lightened])
  }

  /** In place of what is being read, in the screen’s language. */
  #say(texts: Said[]): void {
    this.#reader?.say(this.#lines(texts))
  }

  /** Stops in the middle of the word. */
  hush(): void {
    this.#reader?.hush()
  }

  end(): void {
    this.#say([this.#words.catalogue.prompts.off])
    this.#leave()
  }

  act(action: KeyAction): void {
    if (action === 'up') this.move(-1)
    else if (action === 'down') this.move(1)
    else if (action === 'choose') this.choose()
    else if (action === 'back') this.back()
    else if (action === 'repeat') this.repeat()
    else if (action === 'slower') this.slower()
    else if (action === 'louder') this.louder()
  }

  get #words(): Words {
    const { language, board } = this.#scene
    const format = formatFor(language, board?.branch.timeZone ?? 'Europe/Istanbul')
    return { catalogue: catalogues[language], format }
  }

  #screen(): Said[] {
    return [...spokenScreen(this.#scene, this.#words), ...this.#count()]
  }

  #count(): string[] {
    const { prompts } = this.#words.catalogue
    if (this.#scene.taking) return []
    const { length } = choicesOnScreen()
    return length > 0 ? [prompts.choices(length)] : []
  }

  #read(item: HTMLElement, withPosition: boolean): void {
    this.#reader?.say([this.#itemLine(item), ...(withPosition ? this.#positionLine(item) : [])])
  }

  /** How a choice stands now that it was chosen. */
  #readState(item: HTMLElement): void {
    const line = this.#itemLine(item)
    const isOff = item.getAttribute('aria-pressed') === 'false'
    const off = isOff ? [catalogues[line.language].prompts.unpressed] : []
    this.#reader?.say([{ ...line, text: sentences([line.text, ...off]) }])
  }

  #itemLine(item: HTMLElement): Line {
    const text = item.dataset.say ?? ''
    const pressed = item.getAttribute('aria-pressed') === 'true'
    const language = languageOf(item, this.#scene.language)
    const state = pressed ? catalogues[language].prompts.pressed : ''
    return { text: sentences([text, state]), language }
  }

  #positionLine(item: HTMLElement): Line[] {
    const items = itemsOnScreen()
    const { prompts } = this.#words.catalogue
    return this.#lines([prompts.position(items.indexOf(item) + 1, items.length)])
  }

  #lines(said: Said[]): Line[] {
    const { language } = this.#scene
    return said.map((line) => (typeof line === 'string' ? { text: line, language } : line))
  }

  #leave(): void {
    this.#current?.removeAttribute(mark)
    this.#current = null
  }
}
