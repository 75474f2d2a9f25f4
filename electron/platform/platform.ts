/** What the desktop gives us, as one interface: `electron.ts` is the product, `browser.ts` runs where no Electron binary can be had. */
import type { Cancel } from '../../shared/clock.ts'
import type { ProxyCredentials, ProxyQuestion } from '../../shared/office/desktop.ts'
import type { Result } from '../../shared/result.ts'

/** The OS's store for one secret key (Windows DPAPI, macOS Keychain, a Linux keyring). */
export interface KeyStore {
  /** False where the OS would keep the key in the clear (Linux without a keyring) or there is no store at all. */
  available(): boolean
  wrap(secret: Uint8Array): Uint8Array
  /** `keyUnavailable`: another user, another PC, or a lost keyring. Nothing is deleted. */
  unwrap(wrapped: Uint8Array): Result<Uint8Array, 'keyUnavailable'>
}

export type Bounds = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The place where the meeting page lives, apart from the app's own window: own process, own partition, own permissions. */
export interface MeetingViewHost {
  /** Opens the page; `url` is on this machine's loopback. `hosts`: what the page may reach beside it, subdomains included. */
  open(url: string, reach?: { readonly hosts: readonly string[] }): Promise<void>
  /** CSS pixels of the main window. The browser platform's frame is placed by the page itself. */
  place(bounds: Bounds, visible: boolean): void
  /** Frees camera and microphone whatever the page or the window is doing. */
  destroy(): Promise<void>
  onCrash(listener: () => void): void
}

/** The view's page, as far as it shows something of ours to the others. */
export interface SharingView {
  /**
   * Has the meeting's page begin or end showing what is offered to it (`JobSiteHost.offer`), as if its own button were pressed.
   * False: there is no such page here, or it got nothing.
   */
  share(on: boolean): Promise<boolean>
}

/** `refusals`: so often something was refused in it since it was opened. */
export type JobSiteState = { readonly open: boolean; readonly refusals: number }

/** The window that shows the public job site and nothing else, and is all that can ever be shown to the job seeker. */
export interface JobSiteHost {
  /** False on the browser platform: there it would be any tab, and any tab could be shared. */
  readonly possible: boolean
  /** Opens it, or brings it to the front, on the page where a number is looked up. False: the site did not come. */
  open(number: string | null): Promise<boolean>
  /** Closes it and forgets its cookies; a picture of it ends with it. */
  close(): void
  /** The counselor wants it shown: the meeting's page may ask for its picture once, within seconds. False: it is not open. */
  offer(): boolean
  withdraw(): void
  onChange(listener: (state: JobSiteState) => void): Cancel
}

/** ending: the OS asks whether it may end the session (Windows); what takes time begins now, `shutdown` comes a moment later. */
export type PowerEvent = 'suspend' | 'resume' | 'lock' | 'unlock' | 'ending' | 'shutdown'

export type Notice = {
  readonly title: string
  readonly body: string
  /** Somebody waits for an answer: also the taskbar asks for the eye, until the window is in front. */
  readonly urgent?: boolean
}

/** What the platform asks of the app. */
export interface AppSide {
  /** One call over the bridge; everything is unknown until the dispatcher has parsed it. Never rejects. */
  readonly call: (channel: string, payload: unknown) => Promise<unknown>
  /** The user wants to close the window: 'ask' while a session runs. */
  onCloseRequested(): 'close' | 'ask'
  /** Last chance before the process goes. */
  onQuit(): Promise<void>
  /** Texts the platform itself shows (tray, close question), from the rooms' text. */
  readonly texts: PlatformTexts
}

export type PlatformTexts = {
  readonly appName: string
  readonly trayOpen: string
  readonly trayQuit: string
  readonly closeTitle: string
  readonly closeBody: string
  readonly closeStay: string
  readonly closeHide: string
  /** Said once when the window is closed and the app stays in the tray. */
  readonly staysOpen: string
  readonly browserBanner: string
  readonly menu: MenuTexts
  /** What is asked when the window's page is blank or hangs. */
  readonly page: PageTexts
}

export type MenuTexts = Readonly<
  Record<
    | 'edit'
    | 'undo'
    | 'redo'
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'view'
    | 'zoomIn'
    | 'zoomOut'
    | 'zoomReset'
    | 'fullScreen',
    string
  >
>

export type PageTexts = Readonly<
  Record<
    | 'goneTitle'
    | 'goneBody'
    | 'goneReload'
    | 'goneLater'
    | 'hungTitle'
    | 'hungBody'
    | 'hungWait'
    | 'hungReload',
    string
  >
>

/** A proxy of the office's network that wants a user and a passphrase. What is answered stays in memory. */
export interface ProxyDesk {
  /** What is waiting for an answer; null: nothing. */
  question(): ProxyQuestion | null
  /** null: not now. The waiting requests then fail as without a network. */
  answer(credentials: ProxyCredentials | null): void
  onQuestion(listener: (question: ProxyQuestion | null) => void): void
}

export interface Platform {
  readonly kind: 'electron' | 'browser'
  /** Folder under which the offices' folders live. */
  readonly dataRoot: string
  readonly keyStore: KeyStore
  readonly meetingView: MeetingViewHost & SharingView
  readonly jobSite: JobSiteHost
  /** Shows the app. On the browser platform: serves it, prints the address, opens a browser if there is one. */
  start(app: AppSide): Promise<void>
  /** Sends a topic to the renderer; dropped while there is none. */
  push(topic: string, payload: unknown): void
  notify(notice: Notice): void
  /** Gives the keyboard to the app's page, from whichever view of the window has it. */
  focusPage(): void
  /** Asks where, and keeps the page's print layout there as PDF. `unsupported`: the page has to print itself. */
  printPdf(fileName: string): Promise<'saved' | 'cancelled' | 'failed' | 'unsupported'>
  /**
   * Opens the system's window for choosing a folder, which begins at `from` (null: where it likes). Null: none was chosen.
   * `unsupported`: a page cannot; its person types the path.
   */
  chooseFolder(asked: {
    readonly title: string
    readonly from: string | null
  }): Promise<{ readonly folder: string } | null | 'unsupported'>
  /** Whether the app's window may be seen by screen capture: `on` while it shows a person. On until told otherwise; the browser platform cannot. */
  protect(on: boolean): void
  readonly proxy: ProxyDesk
  /** Keeps the display awake while a meeting runs. */
  keepAwake(on: boolean): void
  /** Opens a second window of the practice meeting; false: the renderer has to open the address itself. */
  openWindow(url: string): Promise<boolean>
  /** Gives an https address to whatever the OS opens it with; false: the renderer has to open it itself. */
  openExternal(url: string): Promise<boolean>
  /**
   * Gives a mailto: address with nothing but addressee, subject and text to the mail program. `noProgram`: there is none, or it is another
   * address. `unsupported`: the renderer has to open it itself.
   */
  openMail(url: string): Promise<'opened' | 'noProgram' | 'unsupported'>
  /** Requests of the main process itself (Zoom's REST API): Electron's go through the system's proxy and certificates. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  onPower(listener: (event: PowerEvent) => void): void
  /** Origins whose page frames the meeting page: the app's own on the browser platform (known once started), none in Electron. */
  frameAncestors(): readonly string[]
}
