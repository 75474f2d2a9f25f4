/** The office's texts to job seekers: what can be filled in, and filling it in. Pure. */

export const placeholders = ['name', 'date', 'time', 'office'] as const
export type Placeholder = (typeof placeholders)[number]
export type MessageFacts = Readonly<Record<Placeholder, string>>

const isPlaceholder = (word: string): word is Placeholder =>
  placeholders.some((known) => known === word)

/** Replaces {name} {date} {time} {office}; any other brace stays as it is written. */
export function fillMessage(template: string, facts: MessageFacts): string {
  return template.replace(/\{([^{}]*)\}/g, (whole, word: string) =>
    isPlaceholder(word) ? facts[word] : whole,
  )
}

/** What stands in braces and cannot be filled in, as it is written: a misspelt one would reach the job seeker. */
export function unknownPlaceholders(template: string): readonly string[] {
  return [
    ...new Set(
      [...template.matchAll(/[{｛]([^{}｛｝]*)[}｝]/g)]
        .filter(
          ([whole, word = '']) =>
            !whole.startsWith('{') || !whole.endsWith('}') || !isPlaceholder(word),
        )
        .map(([whole]) => whole),
    ),
  ]
}
