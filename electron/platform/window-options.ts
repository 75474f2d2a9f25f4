/** The options of our windows and views, as plain data that a test can read. */
import { APP_ORIGIN } from './permissions.ts'

export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** Sessions live in memory: nothing of a page (cache, cookies, storage) reaches the disk. */
export const PARTITIONS = {
  app: 'app',
  meeting: 'meeting',
  seeker: 'seeker',
  jobs: 'jobs',
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

/** What the task bar leaves of a screen, in the OS's scaled pixels: 1280x672 on 1920x1080 at 150 %. */
export type WorkArea = { readonly width: number; readonly height: number }

/** Size and least size of a window, neither ever larger than the screen gives. */
export function fitted(workArea: WorkArea, wish: WorkArea, least: WorkArea) {
  const { width, height } = workArea
  return {
    width: Math.min(wish.width, width),
    height: Math.min(wish.height, height),
    minWidth: Math.min(least.width, width),
    minHeight: Math.min(least.height, height),
  }
}

/** The app's window: fits 1366x768 with the task bar, shown once it has something to show. */
export function appWindowOptions(parts: {
  readonly title: string
  readonly preload: string
  readonly icon: string
  readonly devTools: boolean
  readonly workArea: WorkArea
  /** 1 is the standard size of the text. */
  readonly zoomFactor: number
}) {
  return {
    title: parts.title,
    icon: parts.icon,
    ...fitted(parts.workArea, { width: 1366, height: 768 }, { width: 1024, height: 640 }),
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      ...safePreferences(PARTITIONS.app, parts.devTools),
      preload: parts.preload,
      zoomFactor: parts.zoomFactor,
    },
  }
}

/**
 * The meeting's view has no preload: it talks over its own line. Its timers run on while the window is hidden, and its coming
 * takes the keyboard from nobody who is typing (electron#42578).
 */
export function meetingViewOptions(devTools: boolean) {
  return {
    webPreferences: {
      ...safePreferences(PARTITIONS.meeting, devTools),
      focusOnNavigation: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required' as const,
    },
  }
}

/** The window that plays the job seeker in a practice meeting. */
export function seekerWindowOptions(parts: {
  readonly icon: string
  readonly devTools: boolean
  readonly workArea: WorkArea
}) {
  return {
    icon: parts.icon,
    ...fitted(parts.workArea, { width: 900, height: 700 }, { width: 480, height: 480 }),
    autoHideMenuBar: true,
    webPreferences: {
      ...safePreferences(PARTITIONS.seeker, parts.devTools),
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required' as const,
    },
  }
}

/** The window of the public job site: a stranger's page, so nothing of ours reaches it. */
export function jobWindowOptions(parts: {
  readonly title: string
  readonly icon: string
  readonly devTools: boolean
  readonly workArea: WorkArea
}) {
  return {
    title: parts.title,
    icon: parts.icon,
    ...fitted(parts.workArea, { width: 1024, height: 720 }, { width: 640, height: 480 }),
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: safePreferences(PARTITIONS.jobs, parts.devTools),
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
