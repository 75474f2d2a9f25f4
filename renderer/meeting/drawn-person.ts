/** A drawn job seeker as a real, silent stream: nobody's face, and a line of words in the place of a voice. */
import { type Clock, SECOND } from '../../shared/clock.ts'
import type { Persona } from '../../shared/meeting/line.ts'
import type { Scene } from '../../shared/meeting/played.ts'
import { playedText } from './words/practice.ts'

export interface DrawnPerson {
  readonly stream: MediaStream
  knows(persona: Persona): void
  show(scene: Scene): void
  stop(): void
}

const WIDTH = 960
const HEIGHT = 540
const PER_SECOND = 8

type Look = { readonly skin: string; readonly hair: string; readonly clothes: string }
const SEEKER: Look = { skin: '#f2c9a4', hair: '#3b2f2a', clothes: '#2f6f8f' }
const OTHER: Look = { skin: '#e8b98f', hair: '#5a5f66', clothes: '#8a5a3c' }

type Pen = CanvasRenderingContext2D

function disc(pen: Pen, colour: string, x: number, y: number, rx: number, ry: number): void {
  pen.fillStyle = colour
  pen.beginPath()
  pen.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2)
  pen.fill()
}

/** Head and shoulders; `turn` nods a little and shuts the eyes now and then, so that a frozen picture is seen to be one. */
function person(pen: Pen, look: Look, x: number, size: number, turn: number): void {
  const y = 285 + Math.sin(turn / 6) * 4
  disc(pen, look.clothes, x, 590, 190 * size, 190 * size)
  pen.fillStyle = look.skin
  pen.fillRect(x - 26 * size, y + 60 * size, 52 * size, 70 * size)
  disc(pen, look.hair, x, y - 18 * size, 96 * size, 104 * size)
  disc(pen, look.skin, x, y + 8 * size, 80 * size, 94 * size)
  disc(pen, look.hair, x, y - 66 * size, 84 * size, 40 * size)
  const shut = turn % 32 === 0
  for (const side of [-1, 1])
    disc(pen, '#2b2320', x + side * 30 * size, y + 4 * size, 7 * size, (shut ? 1.5 : 9) * size)
  pen.strokeStyle = '#a2543f'
  pen.lineWidth = 5 * size
  pen.beginPath()
  pen.arc(x, y + 36 * size, 22 * size, 0.15 * Math.PI, 0.85 * Math.PI)
  pen.stroke()
}

function room(pen: Pen): void {
  pen.fillStyle = '#eef1f0'
  pen.fillRect(0, 0, WIDTH, HEIGHT)
  pen.fillStyle = '#d8dfdc'
  pen.fillRect(0, 400, WIDTH, 140)
  pen.fillStyle = '#cfe3f2'
  pen.fillRect(60, 60, 190, 230)
  pen.strokeStyle = '#ffffff'
  pen.lineWidth = 8
  pen.strokeRect(60, 60, 190, 230)
  pen.fillStyle = '#c9b79c'
  pen.fillRect(730, 90, 170, 14)
  pen.fillStyle = '#7d8f69'
  pen.fillRect(760, 46, 22, 44)
  pen.fillStyle = '#a6795b'
  pen.fillRect(790, 38, 18, 52)
}

/** One or two lines in a box above the head: what the meeting's page lays over the picture stands at its foot. */
function caption(pen: Pen, words: string): void {
  pen.font = '700 34px "Noto Sans JP", sans-serif'
  pen.textAlign = 'center'
  const lines = words.split('\n')
  const top = 60
  pen.fillStyle = 'rgba(20, 20, 20, 0.82)'
  pen.fillRect(40, top, WIDTH - 80, lines.length * 46 + 12)
  pen.fillStyle = '#ffffff'
  for (const [at, line] of lines.entries())
    pen.fillText(line, WIDTH / 2, top + 40 + at * 46, WIDTH - 120)
}

export function createDrawnPerson(clock: Clock): DrawnPerson {
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = HEIGHT
  const pen = canvas.getContext('2d')
  let scene: Scene | null = null
  let persona: Persona | null = null
  let turn = 0
  const draw = (): void => {
    if (pen === null) return
    turn += 1
    room(pen)
    if (scene?.companion === true) person(pen, OTHER, 280, 0.8, turn + 9)
    person(pen, SEEKER, scene?.companion === true ? 570 : 480, 1, turn)
    if (scene !== null && persona !== null) caption(pen, playedText.says[scene.says](persona))
  }
  draw()
  const stream = canvas.captureStream(PER_SECOND)
  const stopDrawing = clock.every(SECOND / PER_SECOND, draw)
  return {
    stream,
    knows: (known) => {
      persona = known
    },
    show: (next) => {
      scene = next
    },
    stop() {
      stopDrawing()
      for (const track of stream.getTracks()) track.stop()
    },
  }
}
