/** The size of the window's text (Ctrl with + - 0, or the wheel), kept between starts. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeFileAtomically } from '../../storage/file/atomic-file.ts'
import type { ZoomStep } from '../menus.ts'

/** Chromium's scale: each whole level is 20 %. */
const STEP = 0.5
const SMALLEST = -2
const LARGEST = 5
const FACTOR_PER_LEVEL = 1.2

const FileSchema = z.object({ zoomLevel: z.number().min(SMALLEST).max(LARGEST) })

export function stepped(level: number, step: ZoomStep): number {
  if (step === 'reset') return 0
  return Math.min(LARGEST, Math.max(SMALLEST, level + (step === 'in' ? STEP : -STEP)))
}

export const factorOf = (level: number): number => FACTOR_PER_LEVEL ** level

/** @param folder where window.json lies. What cannot be read is the standard size; what cannot be written stays for this run. */
export function createZoomKeeper(folder: string, log: (line: string) => void) {
  const file = join(folder, 'window.json')
  let level = read(file)
  return {
    level: (): number => level,
    step(step: ZoomStep): number {
      level = stepped(level, step)
      try {
        writeFileAtomically(file, JSON.stringify({ zoomLevel: level }))
      } catch (error) {
        log(`the size of the text is not kept: ${error instanceof Error ? error.name : 'unknown'}`)
      }
      return level
    },
  }
}

function read(file: string): number {
  try {
    const parsed = FileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data.zoomLevel : 0
  } catch {
    return 0
  }
}
