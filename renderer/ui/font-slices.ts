/**
 * What the build does with Noto Sans JP: its CSS declares some 120 slices of each weight, which is more than the rest of
 * the first screen together. `…/400.css?slices=common` keeps those of the most used characters, `?slices=rest` the others;
 * both keep woff2 alone, which Chromium reads.
 */
import type { Plugin } from 'vite'

/** The slices are numbered by how seldom their characters are used in Japanese pages; the last is 119. */
const COMMON_FROM = 100

/** The CSS of one weight, cut down. Throws when it no longer looks as it does today. */
export function cutSlices(css: string, which: 'common' | 'rest'): string {
  const faces = [...css.matchAll(/@font-face\s*\{[^}]*\}/gu)].map(([face]) => face)
  const kept = faces.filter((face) => isCommon(face) === (which === 'common'))
  if (kept.length === 0 || kept.length === faces.length) throw new Error('no slices were found')
  return kept.map((face) => face.replace(/,\s*url\([^)]*\.woff\) format\('woff'\)/u, '')).join('\n')
}

function isCommon(face: string): boolean {
  const slice = /noto-sans-jp-(\d+|latin)-\d+-normal\.woff2/u.exec(face)?.[1]
  return slice === 'latin' || Number(slice) >= COMMON_FROM
}

/** For every build that has pages of ours. */
export function fontSlices(): Plugin {
  return {
    name: 'soudan-font-slices',
    enforce: 'pre',
    transform(code, id) {
      const which = /noto-sans-jp\/\d+\.css\?slices=(common|rest)$/u.exec(id)?.[1]
      return which === 'common' || which === 'rest' ? cutSlices(code, which) : undefined
    },
  }
}
