/**
 * The machine of what stands between the start of the app and an open office. The main process owns the only live instance;
 * the screens show its status.
 *
 *   choose -> unlock, trouble, accounts or ready
 *
 *   choose:   no office is open                          unlock: the office's key needs its passphrase
 *   trouble:  it is there, but cannot be opened          accounts: open, but nobody can sign in yet
 *   ready:    open
 *
 * Every edge, with the events that lead along it (a test compares this list with the reducer):
 *
 *   choose   -> unlock    : locked
 *   choose   -> trouble   : stuck
 *   choose   -> accounts  : opened
 *   choose   -> ready     : opened
 *   unlock   -> trouble   : stuck
 *   unlock   -> accounts  : opened
 *   unlock   -> ready     : opened
 *   unlock   -> choose    : left
 *   trouble  -> accounts  : opened
 *   trouble  -> ready     : opened
 *   trouble  -> choose    : left
 *   accounts -> ready     : completed
 *   accounts -> choose    : left
 *   ready    -> choose    : left
 *
 * From unlock and trouble an office opens with the recovery key; another trouble may take the place of the first.
 * An office that is open is left before another one can be entered: none is ever forgotten with its folder locked.
 */
import type { OfficeKind, OfficeTrouble } from './status.ts'

/** `O`: an office that is open. */
export type StageOf<O> =
  | { readonly stage: 'choose' }
  | { readonly stage: 'unlock'; readonly kind: OfficeKind }
  | { readonly stage: 'trouble'; readonly kind: OfficeKind; readonly trouble: OfficeTrouble }
  | { readonly stage: 'accounts'; readonly office: O }
  | { readonly stage: 'ready'; readonly office: O }

export type StageEvent<O> =
  | { readonly type: 'locked'; readonly kind: OfficeKind }
  | { readonly type: 'stuck'; readonly kind: OfficeKind; readonly trouble: OfficeTrouble }
  | { readonly type: 'opened'; readonly as: 'accounts' | 'ready'; readonly office: O }
  /** The accounts that a set-up lacked are there. */
  | { readonly type: 'completed' }
  | { readonly type: 'left' }

/** The office that is open in this stage, signed in or not; null: none is. */
export function officeOf<O>(now: StageOf<O>): O | null {
  return now.stage === 'accounts' || now.stage === 'ready' ? now.office : null
}

/** The only way a stage changes; null: it cannot happen now, and nothing changes. */
export function nextStage<O>(now: StageOf<O>, event: StageEvent<O>): StageOf<O> | null {
  const isOpen = officeOf(now) !== null
  switch (event.type) {
    case 'locked':
      return now.stage === 'choose' ? { stage: 'unlock', kind: event.kind } : null
    case 'stuck':
      return isOpen ? null : { stage: 'trouble', kind: event.kind, trouble: event.trouble }
    case 'opened':
      return isOpen ? null : { stage: event.as, office: event.office }
    case 'completed':
      return now.stage === 'accounts' ? { stage: 'ready', office: now.office } : null
    case 'left':
      return { stage: 'choose' }
  }
}
