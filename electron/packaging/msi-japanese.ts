/** electron-builder's hook between making the MSI's source and compiling it: its texts are English, whatever the app's language. */
import { readFileSync, writeFileSync } from 'node:fs'

const TEXTS: readonly (readonly [string, string])[] = [
  // The language an MSI claims is that of Windows' own progress and error texts.
  ['Language="1033"', 'Language="1041"'],
  ['Windows 7 and above is required', 'Windows 10 以降が必要です。'],
  [
    'A newer version of "[ProductName]" is already installed.',
    '新しいバージョンの [ProductName] が、すでに入っています。',
  ],
]

/** @throws when the source no longer holds a text that is to be replaced: a newer electron-builder writes another one */
export function inJapanese(source: string): string {
  return TEXTS.reduce((text, [english, japanese]) => {
    if (!text.includes(english)) throw new Error(`the MSI's source has no "${english}"`)
    return text.replaceAll(english, japanese)
  }, source)
}

/** @param path the generated .wxs file */
export function msiProjectCreated(path: string): void {
  writeFileSync(path, inJapanese(readFileSync(path, 'utf8')))
}
