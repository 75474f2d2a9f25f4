/** What each section's draft stands for, or what is wrong with it: the profile's own schema, and what is stricter here. Pure. */
import { z } from 'zod'
import { MINUTE, SECOND } from '../../../shared/clock.ts'
import {
  ChecklistItemSchema,
  LONGEST_EXTENSION_MINUTES,
  LOOK_MINUTES,
  LONGEST_USE_MINUTES,
  OfficeProfileSchema,
  type ProhibitedKey,
  ProhibitedKeySchema,
  SHORTEST_USE_MINUTES,
  type ChecklistItem,
  type OfficeProfile,
  type Site,
  type TermsVersion,
  TermsVersionSchema,
} from '../../../shared/office/profile.ts'
import { sameNames } from '../../../shared/office/edit.ts'
import { LocalDateSchema } from '../../../shared/time/day.ts'
import { readBy } from '../../ui/wrong-fields.ts'
import {
  checklistSectionText,
  editText,
  officeSectionText,
  termsSectionText,
} from '../words/profile.ts'
import { numberIn } from './lists.ts'

const whole = OfficeProfileSchema.shape

export type OfficeDraft = { readonly officeName: string; readonly sites: readonly Site[] }

/** The office and its sites have names, each site one of its own: a file names a site by it. */
export function readOffice({ officeName, sites }: OfficeDraft) {
  const named = sites.map(({ id, name }) => ({ id, name: name.trim() }))
  return readBy(
    OfficeProfileSchema.pick({ officeName: true, sites: true }).superRefine((typed, context) => {
      for (const at of sameNames(typed.sites))
        context.addIssue({ code: 'custom', path: ['sites', at, 'name'] })
    }),
    { officeName, sites: named },
    {
      officeName: editText.missing,
      'sites.*.name': (name: unknown) =>
        name === '' ? editText.missing : officeSectionText.sameName,
    },
  )
}

export type TimeDraft = {
  readonly cap: string
  readonly capStartsAt: OfficeProfile['capStartsAt']
  readonly ten: boolean
}

const TimeSchema = z
  .object({
    cap: z.int().min(SHORTEST_USE_MINUTES).max(LONGEST_USE_MINUTES),
    capStartsAt: whole.capStartsAt,
    ten: z.boolean(),
  })
  .transform(({ cap, capStartsAt, ten }) => ({
    capSeconds: (cap * MINUTE) / SECOND,
    capStartsAt,
    // Ten minutes before the end of ten minutes is no warning.
    warningMinutes: ten && cap > 10 ? [10, 5, 1] : [5, 1],
  }))

/** M12-2-1: thirty minutes at most; five and one minute before the end are always told. */
export const readTime = (draft: TimeDraft) =>
  readBy(
    TimeSchema,
    { ...draft, cap: numberIn(draft.cap) },
    {
      cap: editText.number(SHORTEST_USE_MINUTES, LONGEST_USE_MINUTES),
    },
  )

type Allowed = 'allowed' | 'notAllowed'
export type ExceptionsDraft = {
  readonly noShow: string
  readonly look: string
  readonly linkToldBy: 'office' | 'etumo'
  readonly extension: Allowed
  readonly most: string
  readonly outsideTimes: Allowed
  readonly onceADay: Allowed
}

/** M12-2-6 and M12-2-1. */
export function readExceptions(draft: ExceptionsDraft, base: OfficeProfile) {
  const { noShow, look, linkToldBy, extension, most, outsideTimes, onceADay } = draft
  const allowed = extension === 'allowed'
  return readBy(
    OfficeProfileSchema.pick({
      noShowMinutes: true,
      lookMinutes: true,
      linkToldBy: true,
      extension: true,
      exceptions: true,
    }),
    {
      noShowMinutes: numberIn(noShow),
      lookMinutes: numberIn(look),
      linkToldBy,
      extension: { allowed, maxMinutes: allowed ? numberIn(most) : base.extension.maxMinutes },
      exceptions: {
        outsideTimes: outsideTimes === 'allowed',
        onceADay: onceADay === 'allowed',
      },
    },
    {
      noShowMinutes: editText.number(10, 60),
      lookMinutes: editText.number(LOOK_MINUTES, 30),
      'extension.maxMinutes': editText.number(1, LONGEST_EXTENSION_MINUTES),
    },
  )
}

export type Side = ChecklistItem['side']
export const sides: readonly Side[] = ['own', 'seeker']
export type ChecklistDraft = Readonly<Record<Side, readonly ChecklistItem[]>>

export type ChecklistWrong = ReturnType<typeof readChecklist>['wrong']

const items = z
  .array(ChecklistItemSchema.extend({ text: z.string().trim().min(1), article: z.string().trim() }))
  .min(1)
const ChecklistSchema = z.object({ own: items, seeker: items })

/** Both sides have items, and each item has words. */
export function readChecklist(draft: ChecklistDraft, base: OfficeProfile) {
  const { version } = base.checklist
  const schema = ChecklistSchema.transform(({ own, seeker }) => ({
    checklist: { version, items: [...own, ...seeker] },
  }))
  return readBy(schema, draft, {
    own: checklistSectionText.empty,
    seeker: checklistSectionText.empty,
    'own.*.text': editText.missing,
    'seeker.*.text': editText.missing,
  })
}

export type TermsDraft = {
  readonly kind: TermsVersion['kind']
  readonly title: string
  readonly from: string
}

/** A version that starts before the newest known one of its kind would never come into force, or change what was confirmed already (K5, M22). */
export function readTerms({ kind, title, from }: TermsDraft, base: OfficeProfile) {
  const newest =
    base.terms
      .filter((version) => version.kind === kind)
      .map(({ effectiveFrom }) => effectiveFrom)
      .sort()
      .at(-1) ?? ''
  const schema = TermsVersionSchema.extend({
    effectiveFrom: LocalDateSchema.refine((date) => date > newest),
  }).transform((version) => ({ terms: [...base.terms, version] }))
  return readBy(
    schema,
    { kind, title: title.trim(), effectiveFrom: from },
    { title: editText.missing, effectiveFrom: termsSectionText.fromWrong },
  )
}

export type LockDraft = { readonly minutes: string }

export const readLock = (draft: LockDraft) =>
  readBy(
    z.object({ idleLockMinutes: z.int().min(1).max(60) }),
    { idleLockMinutes: numberIn(draft.minutes) },
    { idleLockMinutes: editText.number(1, 60) },
  )

export type AwayDraft = {
  readonly days: string
  readonly start: NonNullable<OfficeProfile['awayStart']>
}

export const readAway = (draft: AwayDraft) =>
  readBy(
    z.object({ awayDays: z.int().min(1).max(60), awayStart: z.enum(['counselor', 'supervisor']) }),
    { awayDays: numberIn(draft.days), awayStart: draft.start },
    { awayDays: editText.number(1, 60) },
  )

export type KeysDraft = { readonly prohibitedKey: ProhibitedKey }

export const readKeys = (draft: KeysDraft) =>
  readBy(z.object({ prohibitedKey: ProhibitedKeySchema }), draft, {})
