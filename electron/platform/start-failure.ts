/** What is said when the app cannot start: a code that can be read out on the telephone, what happened, and what to do. Pure. */
import type { Failed } from '../../shared/result.ts'
import type { DataFolderReason } from './data-folder.ts'
import { failureText, type StartStep } from './start-failure-text.ts'

/** `code`: SD- and two digits, the tens by step. `system`: the operating system's own word; null: none, a bug. */
export type StartFailure = {
  readonly code: string
  readonly system: string | null
  readonly what: string
  readonly next: string
}

const FOLDER_CODES: Readonly<Record<DataFolderReason, string>> = {
  notAFolder: 'SD-10',
  unreadable: 'SD-11',
  notMade: 'SD-12',
  readOnly: 'SD-13',
  diskFull: 'SD-14',
  other: 'SD-15',
}

export function folderFailure(
  { reason, details }: Failed<DataFolderReason>,
  folder: string,
): StartFailure {
  const code = details?.['code']
  return {
    code: FOLDER_CODES[reason],
    system: typeof code === 'string' ? code : null,
    ...failureText.folder[reason](folder),
  }
}

const STEP_CODES: Readonly<Record<StartStep, string>> = {
  platform: 'SD-20',
  meetingServer: 'SD-30',
  compose: 'SD-40',
  resume: 'SD-50',
  window: 'SD-60',
}

/** @param port the one that was asked for on the command line; 0 stands for a free one */
export function startFailure(step: StartStep, error: unknown, port: number): StartFailure {
  const system = systemCodeOf(error)
  if (system === 'EADDRINUSE') return { code: 'SD-31', system, ...failureText.portInUse(port) }
  if (system === 'ENOSPC' || system === 'EDQUOT')
    return { code: 'SD-14', system, ...failureText.diskFull }
  if (step === 'meetingServer' && system === 'ENOENT')
    return { code: 'SD-32', system, ...failureText.filesMissing }
  if (system !== null && NETWORK_CALLS.includes(callOf(error)))
    return { code: 'SD-33', system, ...failureText.port }
  return { code: STEP_CODES[step], system, ...failureText.step[step] }
}

const NETWORK_CALLS = ['listen', 'bind', 'socket']

const callOf = (error: unknown): string =>
  error instanceof Error && 'syscall' in error ? String(error.syscall) : ''

/** Such as EACCES; a code of Node's own (ERR_…) tells a bug. */
function systemCodeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  return /^E[A-Z0-9]+$/.test(error.code) ? error.code : null
}

/** The two parts of a message box. */
export function boxOf({ code, system, what, next }: StartFailure): {
  readonly title: string
  readonly content: string
} {
  return {
    title: failureText.title,
    content: `${what}\n\n${next}\n\n${failureText.code(code, system)}`,
  }
}

/** The same in one line, for a terminal. */
export const lineOf = ({ code, system, what, next }: StartFailure): string =>
  `${failureText.line(code, system)}${what} ${next}`.replace(/\n/g, ' ')
