/** The practice office's sample file as bytes, some of its people, and what of it must never stand on the disk in plain text. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sample from '../../assets/practice/e-tumo.json' with { type: 'json' }
import { practiceFile } from '../../electron/schedule/practice.ts'
import type { LocalDate } from '../../shared/time/day.ts'

/** Invented job seekers of the file. */
export const ichiro = { name: '架空 一郎', number: '17010-00012301' }
export const takahashi = { name: '髙橋 架空', number: '17010-00012302' }
export const jiro = { name: '見本 二郎', number: '17010-00012304' }

export function sampleFile(date: LocalDate): {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
} {
  const { fileName, bytes } = practiceFile(date)
  return { name: fileName, mimeType: 'text/csv', buffer: Buffer.from(bytes) }
}

const column = (title: string): string[] => {
  const at = sample.header.indexOf(title)
  return sample.rows.map((row) => row[at] ?? '')
}

/** Names, readings, numbers, phones, addresses and passwords of the sample, as they are written and as the app writes them. */
export function privateWords(): string[] {
  const as = ['氏名', 'フリガナ', '求職番号', '電話番号', 'メールアドレス', 'パスワード']
    .flatMap(column)
    .filter((word) => word.length > 3)
  return [
    ...new Set(
      as.flatMap((word) => [
        word,
        word.normalize('NFKC'),
        word.normalize('NFKC').replace(/\s+/g, ''),
        word.normalize('NFKC').replace(/^(\d{5})-/, '$1'),
      ]),
    ),
  ]
}

/** Nothing where it is gone since it was listed: a running app puts its cache into other pieces. */
function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}

/** Files below `folder` that contain one of the words, in UTF-8, UTF-16 or CP932-free ASCII: `file: word`. */
export function findInFiles(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const bytes = bytesOf(path)
      return words
        .filter(
          (word) =>
            bytes.includes(Buffer.from(word, 'utf8')) ||
            bytes.includes(Buffer.from(word, 'utf16le')),
        )
        .map((word) => `${path}: ${word}`)
    })
}
