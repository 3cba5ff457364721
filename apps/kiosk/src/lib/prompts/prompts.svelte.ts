import { tick } from 'svelte'
import { actionOf } from '../../../../../ui/audio/keypad-map.ts'
import type { KeyAction, KeypadMap } from '../../../../../ui/audio/keypad-map.ts'
import { isInCorner } from './corner.ts'
import type { Finger } from './finger.ts'
import type { Guide, Means } from './guide.ts'
import type { Scene } from './scene.ts'

/** Longer than this before the reset for those who listen. */
export const listeningAbsentSeconds = 120

// What a browser does with these is nothing for a kiosk: help, search, reload, address, caret, menu.
const browserKeys = ['F1', 'F3', 'F5', 'F6', 'F7', 'F10']
const pressKeys = ['Enter', 'NumpadEnter', 'Space']

interface Host {
  /** *Görevli çağır*. */
  onhelp: () => void
  keypad: () => KeypadMap
}

/**
 * *Sesli anlatım*: the switch, the keys and the touches. What speaks and moves is fetched when it is first needed. While
 * it is off, keys move without a voice.
 */
export class PromptState {
  /** It speaks, or is about to. */
  active = $state(false)
  /** The screen is black for privacy; everything on it still works. */
  dark = $state(false)
  /** Nothing that was said could be heard, or there is nothing that could speak. */
  silent = $state(false)
  #host: Host
  #scene: Scene | null = null
  #guide: Guide | null = null
  #finger: Finger | null = null
  #means: Means = 'touch'
  /** This touch began while it spoke: the browser’s own click at its end means nothing, even if it speaks no more. */
  #guided = false
  #opening: Promise<Guide | null> | null = null
  /** Rises with every start and end: what was fetched for an earlier one comes too late. */
  #round = 0

  constructor(host: Host) {
    this.#host = host
  }

  /** The button: on, or off again. */
  toggle(): void {
    if (this.active) this.end()
    else void this.start(this.#means)
  }

  async start(means: Means): Promise<void> {
    if (this.active) return
    // What moved without a voice makes room for what has one.
    this.end()
    this.active = true
    const guide = await this.#open()
    await drawn()
    if (guide === this.#guide) guide?.begin(means)
  }

  /** There is a voice: touches read before they choose. Until then the screen is as it always was. */
  get #leads(): boolean {
    return this.#finger !== null
  }

  /** The visitor has gone or doesn’t want it any more: everything is as it always was. */
  end(): void {
    this.#round += 1
    this.#guide?.end()
    this.#guide = null
    this.#opening = null
    this.#finger = null
    this.active = false
    this.dark = false
    this.silent = false
  }

  /** What the kiosk shows now. The page is up to date when it is read. */
  tell(scene: Scene): void {
    this.#scene = scene
    void tick().then(() => {
      if (this.#scene === scene) this.#guide?.tell(scene)
    })
  }

  /** Darkens the screen, or lights it up again. */
  darken(): void {
    this.dark = !this.dark
    this.#guide?.sayDarkness(this.dark)
  }

  /** From the tactile corner: starts, or reads the screen again. Says whether the touch was meant for it. */
  corner(event: PointerEvent, sidePixels: number): boolean {
    if (!isInCorner(event, sidePixels, innerHeight)) return false
    if (this.active) this.#guide?.repeat()
    else void this.start('touch')
    return true
  }

  pointer(event: PointerEvent): void {
    this.#means = 'touch'
    if (event.type === 'pointerdown') this.#guided = this.#leads
    if (!this.#leads) return
    event.preventDefault()
    if (event.type === 'pointerdown') this.#finger?.down(event)
    else if (event.type === 'pointermove') this.#finger?.move(event)
    else if (event.type === 'pointerup') this.#finger?.up(event)
    else this.#finger?.cancel(event)
  }

  /** While it leads, only what the guide chooses is chosen. */
  click(event: MouseEvent): void {
    // A click by a key has no detail.
    const isGuided = this.#leads || (this.#guided && event.detail > 0)
    if (!event.isTrusted || !isGuided) return
    event.preventDefault()
    event.stopPropagation()
  }

  key(event: KeyboardEvent): void {
    const { code, target } = event
    if (browserKeys.includes(code)) event.preventDefault()
    if (event.ctrlKey || event.altKey || event.metaKey || isField(target)) return
    this.#means = 'keys'
    this.#guide?.hush()
    const action = this.#actionOf(event)
    if (action === null) return
    event.preventDefault()
    // A key that is held moves on, but chooses once.
    if (event.repeat && action !== 'up' && action !== 'down') return
    void this.act(action)
  }

  /** Null leaves the key to the page. */
  #actionOf({ code, shiftKey }: KeyboardEvent): KeyAction | null {
    if (this.#leads && code === 'Tab') return shiftKey ? 'up' : 'down'
    // Without a voice the browser presses what has the focus, and Escape closes what is open.
    const action = actionOf(code, this.#host.keypad())
    if (!this.#leads && (pressKeys.includes(code) || code === 'Escape')) return null
    return action
  }

  /** What a key or a button of the prompts asks for. */
  async act(action: KeyAction): Promise<void> {
    if (action === 'help') this.#host.onhelp()
    else if (action === 'audio') this.toggle()
    else if (action === 'headset-in') await this.start('keys')
    else if (action === 'headset-out') this.end()
    else (await this.#open())?.act(action)
  }

  /** The guide, with a voice while this is active. None when it can’t be fetched, or is no longer wanted. */
  #open(): Promise<Guide | null> {
    this.#opening ??= this.#fetch()
    return this.#opening
  }

  async #fetch(): Promise<Guide | null> {
    const round = this.#round
    const voiced = this.active
    const heard = (heard: boolean) => {
      if (round === this.#round) this.silent = !heard
    }
    try {
      const { openGuide, Finger } = await fetchGuide()
      if (round !== this.#round || this.#scene === null) return null
      this.#guide = openGuide(this.#scene, voiced ? heard : null)
      this.#finger = voiced ? new Finger(this.#guide) : null
      return this.#guide
    } catch {
      if (round === this.#round) this.#fail(voiced)
      return null
    }
  }

  /** What speaks couldn't be had. The next touch or key tries again. */
  #fail(voiced: boolean): void {
    this.#opening = null
    if (!voiced) return
    this.active = false
    this.silent = true
  }
}

/** Everything that the first screen does without. A kiosk fetches it in time, so that it is there when the line is down. */
export const fetchGuide = () => import('./open-guide.ts')

/** The controls are on the page and the rest has made room for them. */
async function drawn(): Promise<void> {
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame)
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select')
}
