/** How the app goes: asked by a person (never while a session runs), or by an OS that goes down whatever is running. */
import type { AppSide, PowerEvent } from '../platform.ts'

export type QuittingParts = {
  readonly exit: (code: number) => void
  readonly side: () => AppSide | null
  /** Says that a session runs, and offers to hide the window at most. */
  readonly ask: (side: AppSide) => void
  readonly tellPower: (event: PowerEvent) => void
  /** Frees camera and microphone. */
  readonly freeMeeting: () => Promise<void>
  readonly closeTray: () => void
  readonly log: (line: string) => void
}

export function createQuitting(parts: QuittingParts) {
  let quitting = false

  async function leave(): Promise<void> {
    quitting = true
    try {
      await parts.freeMeeting()
      await parts.side()?.onQuit()
    } catch (error) {
      parts.log(`leaving failed: ${error instanceof Error ? error.name : 'unknown'}`)
    }
    parts.closeTray()
    parts.exit(0)
  }

  function mayQuit(): boolean {
    const side = parts.side()
    if (side === null || side.onCloseRequested() === 'close') return true
    parts.ask(side)
    return false
  }

  function request(): void {
    if (!quitting && mayQuit()) void leave()
  }

  return {
    /** The process is on its way out: nothing is asked and nothing reloaded any more. */
    under: (): boolean => quitting,
    request,
    /** Windows asks before it ends the session: the end of a meeting by its account begins now, it takes a moment. */
    begin: (): void => parts.tellPower('ending'),
    /** The OS goes down whatever is running; what must survive is on disk already. */
    shutDown(): void {
      parts.tellPower('shutdown')
      if (!quitting) void leave()
    },
  }
}
