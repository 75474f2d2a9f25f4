/** Finding a Chromium-family browser on this PC, and opening it without a shell. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, posix, win32 } from 'node:path'

export type Machine = {
  readonly platform: NodeJS.Platform
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly exists: (path: string) => boolean
}

const windows = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  'Chromium\\Application\\chrome.exe',
]
const mac = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
  'Chromium.app/Contents/MacOS/Chromium',
]
const linux = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
]

function places(machine: Machine): readonly string[] {
  const { environment } = machine
  const named = environment['SOUDAN_BROWSER']
  const first = named === undefined || named === '' ? [] : [named]
  if (machine.platform === 'win32') {
    const roots = [
      environment['PROGRAMFILES'],
      environment['PROGRAMFILES(X86)'],
      environment['LOCALAPPDATA'],
    ].filter((root) => root !== undefined)
    return [...first, ...windows.flatMap((name) => roots.map((root) => win32.join(root, name)))]
  }
  if (machine.platform === 'darwin') {
    const roots = [
      '/Applications',
      ...(environment['HOME'] === undefined
        ? []
        : [posix.join(environment['HOME'], 'Applications')]),
    ]
    return [...first, ...mac.flatMap((name) => roots.map((root) => posix.join(root, name)))]
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...first, ...linux.flatMap((name) => folders.map((folder) => posix.join(folder, name)))]
}

/** The browser's program, or null: none installed, or no display to show it on. */
export function findBrowser(machine: Machine): string | null {
  const { platform, environment } = machine
  const hasDisplay =
    platform === 'win32' ||
    platform === 'darwin' ||
    Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'])
  return hasDisplay ? (places(machine).find((path) => machine.exists(path)) ?? null) : null
}

/** Opens `url` in the browser found on this machine; resolves false when there is none or it does not start. */
export function openInBrowser(url: string): Promise<boolean> {
  const program = findBrowser({
    platform: process.platform,
    environment: process.env,
    exists: existsSync,
  })
  if (program === null) return Promise.resolve(false)
  return new Promise((resolve) => {
    const child = spawn(program, ['--new-window', url], {
      detached: true,
      stdio: 'ignore',
      shell: false,
    })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}
