/** Drawn photos of what is broken in the town, before and after: nobody's street, but one can see what it is about. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { height, scenes, width, type Scene } from './scenes.ts'

/** As it was found, and as it was left. */
export type Moment = 'before' | 'after'

const quality = 82

const drawn = new Map<string, Buffer>()

/** A JPEG of 1200 × 900; each is drawn once. */
export function photoOf(scene: Scene, moment: Moment): Buffer {
  const name = `${scene} ${moment}`
  const known = drawn.get(name)
  if (known) return known
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  scenes[scene](context, moment === 'after')
  addGrain(context)
  const photo = canvas.toBuffer('image/jpeg', quality)
  drawn.set(name, photo)
  return photo
}

/** Flat colours look drawn; a little noise and a darker edge look like a telephone's camera. */
function addGrain(context: SKRSContext2D): void {
  const picture = context.getImageData(0, 0, width, height)
  let state = 7
  for (let at = 0; at < picture.data.length; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const noise = (state >>> 24) / 11 - 11
    for (let part = 0; part < 3; part += 1)
      picture.data[at + part] = (picture.data[at + part] ?? 0) + noise
  }
  context.putImageData(picture, 0, 0)
  const edge = context.createRadialGradient(600, 450, 380, 600, 450, 800)
  edge.addColorStop(0, 'rgba(0, 0, 0, 0)')
  edge.addColorStop(1, 'rgba(0, 0, 0, 0.35)')
  context.fillStyle = edge
  context.fillRect(0, 0, width, height)
}
