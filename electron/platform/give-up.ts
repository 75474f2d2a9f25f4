/**
 * A start that cannot be: said once, by a message box under Electron and by one line without, and then the process is gone.
 * Nothing stays that has no window and holds the lock. Only structural types: electron.ts knows Electron.
 */
import type { Failed } from '../../shared/result.ts'
import { describeBug } from './crash.ts'
import type { CommandLineReason } from './command-line.ts'
import { commandLineProblem, helpText } from './command-line-text.ts'
import { prepareDataFolder } from './data-folder.ts'
import { boxOf, folderFailure, lineOf, startFailure, type StartFailure } from './start-failure.ts'
import { failureText, type StartStep } from './start-failure-text.ts'

type ElectronSide = {
  readonly app: { whenReady(): Promise<void>; exit(code: number): void }
  readonly dialog: { showErrorBox(title: string, content: string): void }
}

export type GiveUpParts = {
  /** Null on plain Node. */
  readonly electron: ElectronSide | null
  /** The message is on the screen: `npm start` need not look for a reason why Electron does not run. */
  readonly tellShown: () => void
}

export type StartWatch = {
  /** The window stands: from now on an error is not the start's any more. */
  readonly stands: () => void
  readonly failed: (error: unknown) => void
}

export interface GiveUp {
  /** Exit status 2. */
  onOptions(failed: Failed<CommandLineReason>): void
  /** Exit status 0. */
  onHelp(): void
  /** Makes the data folder; false: it cannot be used, and that is being said. Under Electron files must be possible in it: its lock is one. */
  folderServes(folder: string, onElectron: boolean): boolean
  /** From here on any error ends the start, also one that nobody waits for, until the window stands. */
  watch(step: () => StartStep, port: number): StartWatch
}

export function createGiveUp({ electron, tellShown }: GiveUpParts): GiveUp {
  let ending = false

  /** Without Electron the line is all; under it the box follows, once Electron can show one. */
  function end(status: number, line: string, box: ReturnType<typeof boxOf>): void {
    if (ending) return
    ending = true
    // On Windows what is written to a pipe is lost when the process goes at once.
    process.stderr.write(`${line}\n`, () => {
      if (electron === null) process.exit(status)
    })
    if (electron === null) return
    const show = (): void => {
      tellShown()
      electron.dialog.showErrorBox(box.title, box.content)
      electron.app.exit(status)
    }
    electron.app.whenReady().then(show, () => electron.app.exit(status))
  }

  const cannot = (failure: StartFailure, bug = ''): void =>
    end(1, `${lineOf(failure)}${bug}`, boxOf(failure))

  return {
    onOptions(failed) {
      const line = commandLineProblem(failed)
      end(2, line, { title: failureText.title, content: line })
    },
    onHelp() {
      process.stdout.write(`${helpText.main}\n`, () => {
        if (electron === null) process.exit(0)
        electron.app.exit(0)
      })
    },
    folderServes(folder, onElectron) {
      const prepared = prepareDataFolder(folder, { probe: onElectron })
      if (!prepared.ok) cannot(folderFailure(prepared, folder))
      return prepared.ok
    },
    watch(step, port) {
      const failed = (error: unknown): void => {
        const failure = startFailure(step(), error, port)
        // The system's errors say all in their code; a bug is found by its places.
        cannot(failure, failure.system === null ? ` [${describeBug(error)}]` : '')
      }
      process.on('uncaughtException', failed)
      process.on('unhandledRejection', failed)
      return {
        stands() {
          process.off('uncaughtException', failed)
          process.off('unhandledRejection', failed)
        },
        failed,
      }
    },
  }
}

/** Whoever started us may be gone, and its pipe with it: that ends nothing. */
export function survivesClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: Error) => {
      if ('code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED'))
        return
      throw error
    })
}
