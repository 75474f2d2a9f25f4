/** What each section's draft stands for, or what is wrong with it. Pure. */
import { MINUTE, SECOND } from '../../../shared/clock.ts'
import {
  LONGEST_EXTENSION_MINUTES,
  LONGEST_USE_MINUTES,
  messageKinds,
  SHORTEST_USE_MINUTES,
  type ChecklistItem,
  type MessageKind,
  type OfficeProfile,
  type Site,
  type TermsVersion,
} from '../../../shared/office/profile.ts'
import { unknownPlaceholders } from '../../../shared/office/messages.ts'
import { LocalDateSchema, LocalTimeSchema } from '../../../shared/time/day.ts'
import { readTypedTime } from '../../../shared/time/read.ts'
import { editText, messagesSectionText, slotsSectionText } from '../words/profile.ts'
import { isWithin, numberIn } from './lists.ts'

/** The part of the profile a draft stands for, or what is wrong with it. */
export type Checked<W> =
  | { readonly patch: Partial<OfficeProfile>; readonly wrong: null }
  | { readonly patch: null; readonly wrong: W }

export type OfficeDraft = { readonly officeName: string; readonly sites: readonly Site[] }
export type OfficeWrong = { readonly officeName: boolean; readonly sites: readonly boolean[] }

export function checkOffice(draft: OfficeDraft): Checked<OfficeWrong> {
  const wrong = {
    officeName: draft.officeName.trim() === '',
    sites: draft.sites.map(({ name }) => name.trim() === ''),
  }
  if (wrong.officeName || wrong.sites.includes(true)) return { patch: null, wrong }
  return {
    patch: {
      officeName: draft.officeName.trim(),
      sites: draft.sites.map(({ id, name }) => ({ id, name: name.trim() })),
    },
    wrong: null,
  }
}

export type SlotsDraft = { readonly slots: readonly string[]; readonly booths: string }
export type SlotsWrong = { readonly slots: readonly (string | null)[]; readonly booths: boolean }

/** K3-1. */
export function checkSlots({ slots: typed, booths }: SlotsDraft): Checked<SlotsWrong> {
  const slots = typed.map((text) => readTypedTime(text) ?? text)
  const boothsPerSlot = numberIn(booths)
  const wrong: SlotsWrong = {
    slots: slots.map((slot, at) =>
      !LocalTimeSchema.safeParse(slot).success
        ? slotsSectionText.noTime
        : slots.indexOf(slot) < at
          ? slotsSectionText.twice
          : null,
    ),
    booths: !isWithin(boothsPerSlot, 1, 20),
  }
  if (wrong.booths || wrong.slots.some((each) => each !== null)) return { patch: null, wrong }
  return { patch: { slots: [...slots].sort(), boothsPerSlot }, wrong: null }
}

export type TimeDraft = {
  readonly cap: string
  readonly capStartsAt: OfficeProfile['capStartsAt']
  readonly ten: boolean
}

/** M12-2-1: thirty minutes at most; five and one minute before the end are always told. */
export function checkTime({ cap, capStartsAt, ten }: TimeDraft): Checked<{ readonly cap: string }> {
  const minutes = numberIn(cap)
  if (!isWithin(minutes, SHORTEST_USE_MINUTES, LONGEST_USE_MINUTES))
    return {
      patch: null,
      wrong: { cap: editText.number(SHORTEST_USE_MINUTES, LONGEST_USE_MINUTES) },
    }
  // Ten minutes before the end of ten minutes is no warning.
  return {
    patch: {
      capSeconds: (minutes * MINUTE) / SECOND,
      capStartsAt,
      warningMinutes: ten && minutes > 10 ? [10, 5, 1] : [5, 1],
    },
    wrong: null,
  }
}

export type ExceptionsDraft = {
  readonly noShow: string
  readonly extension: 'allowed' | 'notAllowed'
  readonly most: string
}
export type ExceptionsWrong = { readonly noShow: boolean; readonly most: boolean }

/** M12-2-6 and M12-2-1. */
export function checkExceptions(
  draft: ExceptionsDraft,
  base: OfficeProfile,
): Checked<ExceptionsWrong> {
  const [noShowMinutes, most] = [numberIn(draft.noShow), numberIn(draft.most)]
  const allowed = draft.extension === 'allowed'
  const wrong = {
    noShow: !isWithin(noShowMinutes, 10, 60),
    most: allowed && !isWithin(most, 1, LONGEST_EXTENSION_MINUTES),
  }
  if (wrong.noShow || wrong.most) return { patch: null, wrong }
  return {
    patch: {
      noShowMinutes,
      extension: { allowed, maxMinutes: allowed ? most : base.extension.maxMinutes },
    },
    wrong: null,
  }
}

export type Side = ChecklistItem['side']
export const sides: readonly Side[] = ['own', 'seeker']
export type ChecklistDraft = Readonly<Record<Side, readonly ChecklistItem[]>>
/** Ids of the items without words; sides without items. */
export type ChecklistWrong = { readonly items: readonly string[]; readonly sides: readonly Side[] }

export function checkChecklist(
  draft: ChecklistDraft,
  base: OfficeProfile,
): Checked<ChecklistWrong> {
  const items = sides
    .flatMap((side) => draft[side])
    .map((item) => ({ ...item, text: item.text.trim(), article: item.article.trim() }))
  const wrong: ChecklistWrong = {
    items: items.filter((item) => item.text === '').map(({ id }) => id),
    sides: sides.filter((side) => draft[side].length === 0),
  }
  if (wrong.items.length > 0 || wrong.sides.length > 0) return { patch: null, wrong }
  return { patch: { checklist: { version: base.checklist.version, items } }, wrong: null }
}

export type TermsDraft = {
  readonly kind: TermsVersion['kind']
  readonly title: string
  readonly from: string
}
export type TermsWrong = { readonly title: boolean; readonly from: boolean }

/** A version that starts before the newest known one of its kind would never come into force, or change what was confirmed already (K5, M22). */
export function checkTerms(
  { kind, title, from }: TermsDraft,
  base: OfficeProfile,
): Checked<TermsWrong> {
  const newest =
    base.terms
      .filter((version) => version.kind === kind)
      .map(({ effectiveFrom }) => effectiveFrom)
      .sort()
      .at(-1) ?? ''
  const wrong = {
    title: title.trim() === '',
    from: !LocalDateSchema.safeParse(from).success || from <= newest,
  }
  if (wrong.title || wrong.from) return { patch: null, wrong }
  return {
    patch: { terms: [...base.terms, { kind, title: title.trim(), effectiveFrom: from }] },
    wrong: null,
  }
}

export type MessagesDraft = Readonly<Record<MessageKind, string>>
export type MessagesWrong = Readonly<Partial<Record<MessageKind, string>>>

export function checkMessages(draft: MessagesDraft): Checked<MessagesWrong> {
  const wrong: Partial<Record<MessageKind, string>> = {}
  for (const kind of messageKinds) {
    const unknown = unknownPlaceholders(draft[kind])
    if (draft[kind].trim() === '') wrong[kind] = editText.missing
    else if (unknown.length > 0) wrong[kind] = messagesSectionText.unknown(unknown.join(' '))
  }
  return Object.keys(wrong).length > 0
    ? { patch: null, wrong }
    : { patch: { messages: { ...draft } }, wrong: null }
}

export type LockDraft = { readonly minutes: string }

export function checkLock(draft: LockDraft): Checked<string> {
  const idleLockMinutes = numberIn(draft.minutes)
  return isWithin(idleLockMinutes, 1, 60)
    ? { patch: { idleLockMinutes }, wrong: null }
    : { patch: null, wrong: editText.number(1, 60) }
}
