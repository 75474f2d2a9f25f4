/** The Chromium behind the stand-in: started when the app is ready, ended when the process ends, however it ends. */
import type { Browser, CDPSession } from 'playwright-core'
import { freePort } from '../../dev/free-port.ts'
import { launchBrowser } from '../browser.ts'

export type Chromium = {
  readonly browser: Browser
  /** Commands of the whole browser. */
  readonly cdp: CDPSession
  /** Where a test connects beside us. */
  readonly endpoint: string
}

/** Switches from app.commandLine. */
export const switches: string[] = []
/** The app's own options; everything else on the command line is Chromium's, as in Electron. */
const OF_THE_APP = /^--(data|port|browser|no-open|cli|password-store)(=|$)/

/** Over a pipe: when this process is gone, Chromium goes too. */
export async function startChromium(args: readonly string[]): Promise<Chromium> {
  const port = await freePort()
  const given = args.filter((one) => one.startsWith('--') && !OF_THE_APP.test(one))
  const browser = await launchBrowser([...given, ...switches, `--remote-debugging-port=${port}`])
  return {
    browser,
    cdp: await browser.newBrowserCDPSession(),
    endpoint: `http://127.0.0.1:${port}`,
  }
}

let answer: (started: Promise<Chromium>) => void = () => undefined
/** Resolves once the app is ready. */
export const chromium: Promise<Chromium> = new Promise((resolve) => {
  answer = resolve
})

export function chromiumIs(started: Promise<Chromium>): void {
  answer(started)
}
