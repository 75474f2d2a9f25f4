/** Fills the office's message texts. */

export type MessageFacts = { readonly name: string; readonly date: string; readonly time: string; readonly office: string }

/** Replaces {name} {date} {time} {office}; any other brace stays as it is written. */
export function fillMessage(template: string, facts: MessageFacts): string {
  return template.replace(/\{(name|date|time|office)\}/g, (whole, key: string) => {
    if (key === 'name' || key === 'date' || key === 'time' || key === 'office') return facts[key]
    return whole
  })
}
