/**
 * Draws every icon out of the two drawings in assets/icons (`npm run icons`): .ico for Windows with each size its scalings ask
 * for, .png for the others. Not part of a build: what it made is checked in.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'

const folder = join(import.meta.dirname, '..', '..', 'assets', 'icons')
/** Window and task bar at 100 to 200 %, desktop, and what the shell scales down from. */
const WINDOW_SIZES = [16, 20, 24, 32, 40, 48, 64, 256]
/** The notification area at 100 to 200 %. */
const TRAY_SIZES = [16, 20, 24, 32, 40, 48, 64]
/** Below this the whole drawing is mush. */
const SMALL = 24

type Drawn = { readonly size: number; readonly png: Buffer; readonly rgba: Buffer }

async function draw(page: Page, size: number): Promise<Drawn> {
  const svg = readFileSync(join(folder, size <= SMALL ? 'small.svg' : 'icon.svg'), 'base64')
  const { png, rgba } = await page.evaluate(
    async ([source, side]) => {
      const image = new Image(side, side)
      image.src = `data:image/svg+xml;base64,${source}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = side
      canvas.height = side
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.drawImage(image, 0, 0, side, side)
      return {
        png: canvas.toDataURL('image/png').split(',')[1] ?? '',
        rgba: [...context.getImageData(0, 0, side, side).data],
      }
    },
    [svg, size] as const,
  )
  return { size, png: Buffer.from(png, 'base64'), rgba: Buffer.from(rgba) }
}

/** A device-independent bitmap, bottom up, blue first, with an empty mask: what every reader of small icons understands. */
function bitmap({ size, rgba }: Drawn): Buffer {
  const maskRow = Math.ceil(size / 32) * 4
  const header = Buffer.alloc(40)
  header.writeUInt32LE(40, 0)
  header.writeInt32LE(size, 4)
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  header.writeUInt32LE(size * size * 4 + maskRow * size, 20)
  const pixels = Buffer.alloc(size * size * 4)
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const from = (y * size + x) * 4
      const to = ((size - 1 - y) * size + x) * 4
      pixels[to] = rgba[from + 2] ?? 0
      pixels[to + 1] = rgba[from + 1] ?? 0
      pixels[to + 2] = rgba[from] ?? 0
      pixels[to + 3] = rgba[from + 3] ?? 0
    }
  return Buffer.concat([header, pixels, Buffer.alloc(maskRow * size)])
}

function ico(images: readonly Drawn[]): Buffer {
  const bodies = images.map((image) => (image.size === 256 ? image.png : bitmap(image)))
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(({ size }, index) => {
    const at = 6 + 16 * index
    const length = bodies[index]?.length ?? 0
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += length
  })
  return Buffer.concat([head, ...bodies])
}

const browser = await launchBrowser()
try {
  const page = await browser.newPage()
  const drawn = new Map<number, Drawn>()
  for (const size of [...WINDOW_SIZES, 512]) drawn.set(size, await draw(page, size))
  const of = (size: number): Drawn => {
    const found = drawn.get(size)
    if (found === undefined) throw new Error(`not drawn: ${size}`)
    return found
  }
  writeFileSync(join(folder, 'icon.ico'), ico(WINDOW_SIZES.map(of)))
  writeFileSync(join(folder, 'tray.ico'), ico(TRAY_SIZES.map(of)))
  writeFileSync(join(folder, 'icon.png'), of(512).png)
  // Electron takes the file that fits the screen: tray.png, tray@1.5x.png, tray@2x.png.
  writeFileSync(join(folder, 'tray.png'), of(16).png)
  writeFileSync(join(folder, 'tray@1.5x.png'), of(24).png)
  writeFileSync(join(folder, 'tray@2x.png'), of(32).png)
} finally {
  await browser.close()
}
