/** From the options to a running app: Electron where it runs, and else the browser platform, with one line that says why. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandLine } from '../platform/command-line.ts'
import { SHOWN_VARIABLE, wasShown } from '../platform/shown.ts'
import { downloadElectron, electronProgram } from './electron-program.ts'
import type { Environment } from './proxy.ts'
import { type Run, run } from './run.ts'
import { startText, whyNotText } from './text.ts'
import { whyNot } from './why-not.ts'

export type LaunchParts = {
  readonly root: string
  readonly options: CommandLine
  readonly env: Environment
  readonly platform: NodeJS.Platform
  /** One line for the person at the terminal. */
  readonly say: (line: string) => void
}

/** @returns the exit status for our own process */
export async function launch(parts: LaunchParts): Promise<number> {
  if (parts.options.browser) return statusOf(await runBrowserPlatform(parts))
  const electron = await findElectron(parts)
  if ('status' in electron) return electron.status
  if ('program' in electron) {
    const { ended, shown } = await runElectron(parts, electron.program)
    // An end that was wanted, or one that the app itself has told in a window or a message.
    if (ended.stopped || ended.code === 0 || shown) return statusOf(ended)
    parts.say(whyNotText(whyNot(ended)))
  } else parts.say(electron.line)
  return statusOf(await runBrowserPlatform(parts))
}

type Found = { readonly program: string } | { readonly line: string } | { readonly status: number }

async function findElectron({ root, env, platform, say }: LaunchParts): Promise<Found> {
  // Electron needs a screen; on Linux there may be none.
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return { line: startText.noDisplay }
  const there = electronProgram(root, env)
  if (there !== null) return { program: there }
  const got = await downloadElectron(root, env, say)
  if (got.ok) return { program: got.value }
  switch (got.reason) {
    case 'noNetwork':
      return { line: startText.noNetwork }
    case 'stopped':
      return { status: 0 }
    case 'notDownloaded':
      return { line: startText.notDownloaded(String(got.details?.['line'])) }
  }
}

async function runElectron(
  { root, options, env }: LaunchParts,
  program: string,
): Promise<{ readonly ended: Run; readonly shown: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), 'soudan-start-'))
  const marker = join(folder, 'shown')
  // Set by editors that are Electron themselves; with it ours would be no Electron.
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  try {
    const data = options.dataRoot === null ? [] : ['--data', options.dataRoot]
    const ended = await run(program, [root, ...data], {
      cwd: root,
      env: { ...rest, [SHOWN_VARIABLE]: marker },
      stderr: 'show',
      windowsHide: false,
    })
    return { ended, shown: wasShown(marker) }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function runBrowserPlatform({ root, options, env }: LaunchParts): Promise<Run> {
  return run(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      join(root, 'out', 'main', 'main.js'),
      '--browser',
      ...(options.dataRoot === null ? [] : ['--data', options.dataRoot]),
      ...(options.port === 0 ? [] : ['--port', String(options.port)]),
      ...(options.open ? [] : ['--no-open']),
    ],
    { cwd: root, env: { ...env }, stderr: 'show', windowsHide: true },
  )
}

/** Whoever ended us by a signal gets no failure. */
const statusOf = ({ code, stopped }: Run): number => code ?? (stopped ? 0 : 1)
