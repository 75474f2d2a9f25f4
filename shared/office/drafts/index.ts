/** What an office can send before it has written a text of its own: drafts in each language, to be read over by somebody who knows it. */
import type { MessageKind } from '../../log/contact.ts'
import type { Language } from '../languages.ts'
import { ownMessage } from '../messages.ts'
import type { OfficeProfile } from '../profile.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import type { Drafts } from './form.ts'
import { ja } from './ja.ts'
import { pt } from './pt.ts'
import { vi } from './vi.ts'
import { zh } from './zh.ts'

export const drafts: Readonly<Record<Language, Drafts>> = { ja, easy, en, zh, pt, vi }

/** The office's own text, or the draft where it wrote none. */
export function messageText(
  profile: Pick<OfficeProfile, 'messages' | 'otherMessages'>,
  kind: MessageKind,
  language: Language,
): string {
  return ownMessage(profile, kind, language) ?? drafts[language].texts[kind]
}
