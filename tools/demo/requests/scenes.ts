/** What the drawn photos show: streets and things of nobody's town, broken and mended. */
import type { SKRSContext2D } from '@napi-rs/canvas'

/** What can be broken. */
export type Scene = 'pothole' | 'lamp' | 'rubbish' | 'swing'

/** In pixels. */
export const width = 1200
/** In pixels. */
export const height = 900

type Draw = (context: SKRSContext2D, isMended: boolean) => void

/** How each is drawn, on a canvas of that size. */
export const scenes: Record<Scene, Draw> = {
  pothole: drawPothole,
  lamp: drawLamp,
  rubbish: drawRubbish,
  swing: drawSwing,
}

function fill(context: SKRSContext2D, color: string, path: readonly [number, number][]): void {
  context.fillStyle = color
  context.beginPath()
  for (const [x, y] of path) context.lineTo(x, y)
  context.closePath()
  context.fill()
}

function gradient(context: SKRSContext2D, top: string, bottom: string, from: number, to: number) {
  const shades = context.createLinearGradient(0, from, 0, to)
  shades.addColorStop(0, top)
  shades.addColorStop(1, bottom)
  context.fillStyle = shades
  context.fillRect(0, from, width, to - from)
}

function ellipse(
  context: SKRSContext2D,
  color: string,
  [x, y, radiusX, radiusY]: readonly [number, number, number, number],
): void {
  context.fillStyle = color
  context.beginPath()
  context.ellipse(x, y, radiusX, radiusY, 0, 0, Math.PI * 2)
  context.fill()
}

/** Houses on both sides, a street that runs away from us. */
function drawStreet(context: SKRSContext2D, isNight: boolean): void {
  const sky = isNight ? ['#10182b', '#2a3450'] : ['#9fc3de', '#dfe8ea']
  gradient(context, sky[0] ?? '', sky[1] ?? '', 0, 640)
  const walls = isNight ? ['#232838', '#2b3042', '#1d2231'] : ['#c9a98a', '#d8c7a8', '#b98f77']
  for (const [index, wall] of walls.entries()) {
    const left = index * 150 - 60
    drawHouse(context, wall, left, 150 + index * 70, isNight)
    drawHouse(context, wall, width - left - 190, 130 + index * 80, isNight)
  }
  fill(context, isNight ? '#31353f' : '#b5b2ab', [
    [0, 620],
    [470, 415],
    [730, 415],
    [width, 620],
    [width, height],
    [0, height],
  ])
  fill(context, isNight ? '#1e2128' : '#65676b', [
    [130, height],
    [540, 415],
    [660, 415],
    [1070, height],
  ])
}

function drawHouse(
  context: SKRSContext2D,
  wall: string,
  left: number,
  top: number,
  isNight: boolean,
): void {
  context.fillStyle = wall
  context.fillRect(left, top, 190, 640 - top)
  for (let row = 0; row < 4; row += 1)
    for (let column = 0; column < 3; column += 1) {
      const isLit = isNight && (row * 3 + column + left) % 5 === 0
      context.fillStyle = isLit ? '#e9c877' : isNight ? '#12161f' : '#5c6f7d'
      context.fillRect(left + 24 + column * 54, top + 34 + row * 84, 32, 46)
    }
}

function drawPothole(context: SKRSContext2D, isMended: boolean): void {
  drawStreet(context, false)
  for (const [y, size] of [
    [470, 5],
    [540, 9],
    [640, 14],
    [790, 22],
  ] as const) {
    context.fillStyle = '#e6e3da'
    context.fillRect(600 - size / 2, y, size, size * 3.2)
  }
  if (isMended) {
    fill(context, '#3c3d40', [
      [395, 660],
      [760, 640],
      [830, 780],
      [370, 800],
    ])
    context.strokeStyle = '#2c2d2f'
    context.lineWidth = 6
    context.stroke()
    return
  }
  ellipse(context, '#55524d', [590, 720, 240, 92])
  ellipse(context, '#2d2925', [595, 728, 205, 72])
  ellipse(context, '#6d6252', [610, 752, 150, 38])
  ellipse(context, '#93a5ae', [600, 756, 110, 20])
  for (const [x, y, size] of [
    [340, 700, 16],
    [840, 740, 20],
    [800, 660, 12],
    [420, 800, 14],
  ] as const)
    ellipse(context, '#7d766b', [x, y, size * 1.6, size])
}

function drawLamp(context: SKRSContext2D, isMended: boolean): void {
  drawStreet(context, true)
  if (isMended) {
    const glow = context.createRadialGradient(770, 250, 10, 770, 460, 560)
    glow.addColorStop(0, 'rgba(255, 226, 150, 0.95)')
    glow.addColorStop(0.25, 'rgba(255, 205, 110, 0.42)')
    glow.addColorStop(1, 'rgba(255, 190, 90, 0)')
    context.fillStyle = glow
    context.fillRect(0, 0, width, height)
  }
  context.fillStyle = '#0b0e14'
  context.fillRect(868, 200, 20, 560)
  context.fillRect(770, 196, 118, 14)
  fill(context, '#0b0e14', [
    [740, 232],
    [762, 200],
    [800, 200],
    [816, 232],
  ])
  ellipse(context, isMended ? '#fff3c4' : '#3a4150', [778, 236, 34, 11])
}

function drawRubbish(context: SKRSContext2D, isMended: boolean): void {
  drawStreet(context, false)
  drawContainer(context, isMended)
  if (isMended) return
  const bags = ['#2b2f33', '#3b4148', '#e9e4d8', '#3f5d46', '#2b2f33', '#54606b']
  for (const [index, bag] of bags.entries()) {
    const x = 300 + index * 118 + (index % 2) * 26
    const y = 770 - (index % 3) * 34
    ellipse(context, bag, [x, y, 78, 62])
    fill(context, bag, [
      [x - 16, y - 50],
      [x, y - 88],
      [x + 18, y - 50],
    ])
  }
  for (const [x, color] of [
    [500, '#2b2f33'],
    [590, '#e9e4d8'],
    [680, '#3b4148'],
  ] as const)
    ellipse(context, color, [x, 420, 66, 52])
}

function drawContainer(context: SKRSContext2D, isShut: boolean): void {
  fill(context, '#2f6b4f', [
    [420, 430],
    [770, 430],
    [740, 720],
    [450, 720],
  ])
  context.fillStyle = '#255640'
  for (const x of [480, 560, 640, 720]) context.fillRect(x - 5, 450, 10, 250)
  if (isShut)
    fill(context, '#3b7f60', [
      [408, 432],
      [440, 384],
      [750, 384],
      [782, 432],
    ])
  ellipse(context, '#17191b', [485, 734, 28, 28])
  ellipse(context, '#17191b', [708, 734, 28, 28])
}

function drawSwing(context: SKRSContext2D, isMended: boolean): void {
  gradient(context, '#9fc6e0', '#e6efe9', 0, 480)
  for (let x = -40; x < width; x += 170) ellipse(context, '#4f7d4a', [x + 60, 420, 130, 120])
  gradient(context, '#7fa75a', '#b99a6b', 470, height)
  ellipse(context, '#c8ab7c', [600, 760, 460, 120])
  context.lineCap = 'round'
  line(context, '#c2452d', 26, [
    [280, 800],
    [380, 220],
  ])
  line(context, '#c2452d', 26, [
    [920, 800],
    [820, 220],
  ])
  line(context, '#d9772f', 26, [
    [370, 220],
    [830, 220],
  ])
  drawSeat(context, 500, true)
  drawSeat(context, 700, isMended)
}

/** One of the two seats: on both chains, or hanging from one. */
function drawSeat(context: SKRSContext2D, x: number, isWhole: boolean): void {
  line(context, '#3b3f42', 6, [
    [x - 50, 226],
    [x - 50, 600],
  ])
  if (isWhole) {
    line(context, '#3b3f42', 6, [
      [x + 50, 226],
      [x + 50, 600],
    ])
    line(context, '#1f2a44', 22, [
      [x - 56, 606],
      [x + 56, 606],
    ])
    return
  }
  line(context, '#3b3f42', 6, [
    [x + 50, 226],
    [x + 62, 380],
  ])
  line(context, '#1f2a44', 22, [
    [x - 50, 606],
    [x - 10, 706],
  ])
}

function line(
  context: SKRSContext2D,
  color: string,
  thickness: number,
  [from, to]: readonly [readonly [number, number], readonly [number, number]],
): void {
  context.strokeStyle = color
  context.lineWidth = thickness
  context.beginPath()
  context.moveTo(...from)
  context.lineTo(...to)
  context.stroke()
}
