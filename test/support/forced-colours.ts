/** In a contrast theme of Windows every line, icon and word takes a colour of the theme: one of our own may be black on its black. */
import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

/** What looks the same in a theme on white and in one on black has kept a colour of its own. */
export async function forcedFindings(page: Page): Promise<string[]> {
  const onWhite = await coloursIn('light', page)
  const onBlack = await coloursIn('dark', page)
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' })
  await settled(page)
  // The page may have changed between the two: only what is the same thing counts.
  const kept = [...onWhite].filter(([what, { name, colour }]) => {
    const other = onBlack.get(what)
    return other?.name === name && other.colour === colour
  })
  return [...new Set(kept.map(([, { name, colour }]) => `forced colours: ${name} keeps ${colour}`))]
}

type Colour = { readonly name: string; readonly colour: string }

/** Every colour that is drawn, by where it is. */
async function coloursIn(colorScheme: 'light' | 'dark', page: Page): Promise<Map<string, Colour>> {
  await page.emulateMedia({ forcedColors: 'active', colorScheme })
  await settled(page)
  const found = await page.evaluate(() => {
    const isDrawn = (colour: string): boolean =>
      colour !== 'none' && colour !== 'transparent' && !/, 0\)$/.test(colour)
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      )
    const coloursOf = (element: Element): string[] => {
      const style = getComputedStyle(element)
      if (element instanceof SVGGeometryElement)
        return [`line ${style.stroke}`, `filling ${style.fill}`]
      const sides = ['Top', 'Right', 'Bottom', 'Left'] as const
      const borders = sides
        .filter((side) => Number.parseFloat(style[`border${side}Width`]) > 0)
        .map((side) => `border${side} ${style[`border${side}Color`]}`)
      return [
        ...(hasText(element) ? [`text ${style.color}`] : []),
        `ground ${style.backgroundColor}`,
        ...borders,
      ]
    }
    // What other people show, and what is drawn of them, has its own colours.
    const pictures = 'video, canvas, iframe, img, .sd-overlay'
    return [...document.body.querySelectorAll('*')].flatMap((element, at) =>
      element.matches(pictures) || !element.checkVisibility({ visibilityProperty: true })
        ? []
        : coloursOf(element)
            .filter((colour) => isDrawn(colour.slice(colour.indexOf(' ') + 1)))
            .map((colour) => ({
              at: `${at} ${colour.slice(0, colour.indexOf(' '))}`,
              name: `${element.tagName.toLowerCase()}.${String(element.closest('[class]')?.getAttribute('class'))} 「${element.textContent.trim().slice(0, 12)}」`,
              colour,
            })),
    )
  })
  return new Map(found.map(({ at, ...what }) => [at, what]))
}
