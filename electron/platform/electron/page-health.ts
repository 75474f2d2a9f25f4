/**
 * The window's page when it crashes or hangs. Nothing here touches a session: its clock, cap and end live in the main
 * process. Structural types: only electron.ts knows Electron.
 */
import { type Clock, MINUTE, SECOND } from '../../../shared/clock.ts'
import type { PageTexts, PlatformTexts } from '../platform.ts'

/** So many crashes within a minute are no accident any more: from then on a person is asked. */
const CRASHES_PER_MINUTE = 3
/** A page that still hangs after "wait" is asked about again. */
const ASK_AGAIN_MS = 30 * SECOND

export interface HealthPage {
  on(
    event: 'render-process-gone',
    listener: (
      event: unknown,
      details: { readonly reason: string; readonly exitCode: number },
    ) => void,
  ): unknown
  on(event: 'unresponsive' | 'responsive' | 'did-finish-load', listener: () => void): unknown
  reload(): void
  forcefullyCrashRenderer(): void
}

export type HealthQuestion = {
  type: 'warning'
  title: string
  message: string
  detail: string
  buttons: string[]
  defaultId: number
  cancelId: number
  noLink: boolean
  signal: AbortSignal
}

export type HealthParts = {
  readonly page: HealthPage
  readonly texts: PlatformTexts
  readonly clock: Clock
  readonly question: (options: HealthQuestion) => Promise<{ readonly response: number }>
  readonly quitting: () => boolean
  readonly log: (line: string) => void
}

export function watchPage({ page, texts, clock, question, quitting, log }: HealthParts): {
  /** Loads the page again where it is gone: somebody asks for the window. */
  revive(): void
} {
  let crashes = 0
  let gone = false
  let hangs = false
  /** We end a hanging page ourselves before loading it again; that is no crash to count. */
  let endedByUs = false
  let asking: AbortController | null = null

  async function ask(which: 'gone' | 'hung'): Promise<'reload' | 'later' | 'none'> {
    if (asking !== null || quitting()) return 'none'
    const mine = new AbortController()
    asking = mine
    const { response } = await question(words(texts, which, mine.signal))
    asking = null
    // The answer that reloads stands first where the page is gone, second where it may come back by itself.
    return response === (which === 'gone' ? 0 : 1) ? 'reload' : 'later'
  }

  function reload(): void {
    gone = false
    hangs = false
    page.reload()
  }

  async function askGone(): Promise<void> {
    if ((await ask('gone')) === 'reload' && gone) reload()
  }

  async function askHung(): Promise<void> {
    const answer = await ask('hung')
    if (answer === 'none' || !hangs) return
    if (answer === 'later') {
      clock.after(ASK_AGAIN_MS, () => {
        if (hangs) void askHung()
      })
      return
    }
    endedByUs = true
    page.forcefullyCrashRenderer()
    reload()
  }

  page.on('did-finish-load', () => {
    endedByUs = false
  })
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (endedByUs) {
      endedByUs = false
      return
    }
    log(`the window's page is gone: ${reason} (${exitCode})`)
    gone = true
    hangs = false
    asking?.abort()
    crashes += 1
    clock.after(MINUTE, () => {
      crashes -= 1
    })
    if (quitting()) return
    if (crashes < CRASHES_PER_MINUTE) reload()
    else void askGone()
  })
  page.on('unresponsive', () => {
    log("the window's page does not answer")
    hangs = true
    void askHung()
  })
  page.on('responsive', () => {
    log("the window's page answers again")
    hangs = false
    asking?.abort()
  })
  return {
    revive() {
      if (gone && asking === null) reload()
    },
  }
}

function words(texts: PlatformTexts, which: 'gone' | 'hung', signal: AbortSignal): HealthQuestion {
  const { page }: { readonly page: PageTexts } = texts
  const common = { type: 'warning' as const, title: texts.appName, noLink: true, signal }
  return which === 'gone'
    ? {
        ...common,
        message: page.goneTitle,
        detail: page.goneBody,
        buttons: [page.goneReload, page.goneLater],
        defaultId: 0,
        cancelId: 1,
      }
    : {
        ...common,
        message: page.hungTitle,
        detail: page.hungBody,
        buttons: [page.hungWait, page.hungReload],
        defaultId: 0,
        cancelId: 0,
      }
}
