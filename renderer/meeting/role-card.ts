/** The role card: who the job seeker's window plays, and what can be tried (practice office only). */
import type { Persona } from '../../shared/meeting/line.ts'
import { element } from './dom.ts'
import { roleText as text } from './words/practice.ts'

function pair(term: string, words: string): HTMLElement {
  const both = document.createElement('div')
  const name = document.createElement('dt')
  const value = document.createElement('dd')
  name.textContent = term
  value.textContent = words
  both.append(name, value)
  return both
}

function item(words: string): HTMLElement {
  const made = document.createElement('li')
  made.textContent = words
  return made
}

/** Shows the card; again with every new line, always whole. */
export function showRole(persona: Persona): void {
  element('role-title', HTMLElement).textContent = text.title(persona.name, persona.kana)
  element('role-facts', HTMLElement).replaceChildren(
    pair(text.number, persona.jobSeekerNumber ?? text.noNumber),
    pair(text.companions, persona.companions ?? text.alone),
  )
  element('role-hints-title', HTMLElement).textContent = text.hintsTitle
  element('role-hints', HTMLElement).replaceChildren(
    ...(persona.jobSeekerNumber === null ? text.hintsWithoutNumber : text.hints).map(item),
  )
  element('role', HTMLElement).hidden = false
}
