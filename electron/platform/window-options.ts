/** The options of our windows and views, as plain data that a test can read. */
import { APP_ORIGIN } from './permissions.ts'

export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** Sessions live in memory: nothing of a page (cache, cookies, storage) reaches the disk. */
export const PARTITIONS = {
  app: 'app',
  meeting: 'meeting',
  seeker: 'seeker',
  account: 'account',
} as const

/** What every page of ours runs under. `devTools` only where the app is not packaged. */
function safePreferences(partition: string, devTools: boolean) {
  return {
    partition,
    devTools,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The spell checker would download its dictionaries.
    spellcheck: false,
    safeDialogs: true,
  }
}

/** The app's window: fits 1366x768 with the task bar, shown once it has something to show. */
export function appWindowOptions(parts: {
  readonly title: string
  readonly preload: string
  readonly icon: string
  readonly devTools: boolean
}) {
  return {
    title: parts.title,
    icon: parts.icon,
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: { ...safePreferences(PARTITIONS.app, parts.devTools), preload: parts.preload },
  }
}

/** The meeting's view has no preload: it talks over its own line. Its timers run on while the window is hidden. */
export function meetingViewOptions(devTools: boolean) {
  return {
    webPreferences: {
      ...safePreferences(PARTITIONS.meeting, devTools),
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required' as const,
    },
  }
}

/** The window that plays the job seeker in a practice meeting. */
export function seekerWindowOptions(parts: { readonly icon: string; readonly devTools: boolean }) {
  return {
    icon: parts.icon,
    width: 900,
    height: 700,
    minWidth: 480,
    minHeight: 480,
    autoHideMenuBar: true,
    webPreferences: {
      ...safePreferences(PARTITIONS.seeker, parts.devTools),
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required' as const,
    },
  }
}

export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** CSS pixels of the page to the window's own: the page may be scaled by Ctrl and +. */
export function toWindowPixels(box: Box, zoomFactor: number): Box {
  const scaled = (value: number): number => Math.max(0, Math.round(value * zoomFactor))
  return {
    x: scaled(box.x),
    y: scaled(box.y),
    width: scaled(box.width),
    height: scaled(box.height),
  }
}
