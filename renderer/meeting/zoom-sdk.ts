/** The part of the Zoom SDK that we use, and how it gets into the page: as the package's own plain scripts, with the React they carry. */
import { z } from 'zod'

/** Event payloads differ from the SDK's own types (zoom.md), so they are unknown until parsed. */
export interface ZoomClient {
  init(options: object): Promise<unknown>
  join(options: object): Promise<unknown>
  on(event: string, listener: (payload: unknown) => void): void
  getCurrentUser(): unknown
  getCurrentMeetingInfo(): unknown
  isHost(): unknown
  updateVideoOptions(options: object): void
  mute(on: boolean): Promise<unknown>
  admit(userId: number): Promise<unknown>
  expel(userId: number): Promise<unknown>
  putOnHold(userId: number): Promise<unknown>
  reclaimHost(): Promise<unknown>
  endMeeting(): Promise<unknown>
  leaveMeeting(): Promise<unknown>
}

export interface ZoomSdk {
  createClient(): ZoomClient
  destroyClient(): void
}

declare global {
  interface Window {
    readonly ReactWidgets?: ZoomSdk
  }
}

/** In this order; from the package's folder `dist`, which the main process serves beside the page. */
const SCRIPTS = [
  'lib/vendor/react.min.js',
  'lib/vendor/react-dom.min.js',
  'zoomus-websdk-embedded.umd.min.js',
] as const

/** `dist` of the SDK as an absolute address; it must be http(s), or the SDK silently loads from elsewhere. */
export function sdkFolder(page: { readonly origin: string; readonly pathname: string }): string {
  return `${page.origin}/${page.pathname.split('/')[1] ?? ''}/sdk`
}

/** Rejects with the name of the script that did not come. */
export async function loadSdk(folder: string): Promise<ZoomSdk> {
  for (const script of SCRIPTS) await addScript(`${folder}/${script}`, script)
  if (window.ReactWidgets === undefined) throw new Error('the SDK brought no ReactWidgets')
  return window.ReactWidgets
}

function addScript(src: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(name))
    document.head.append(script)
  })
}

/** The SDK keeps 16:9 below a header and above a toolbar of its own; both together, CSS pixels (measured). */
const BARS = 124
const NARROWEST = 320

/** The widest picture that fits into the page with its bars. */
export function videoOptions(page: { readonly width: number; readonly height: number }): {
  readonly viewSizes: { readonly default: { readonly width: number; readonly height: number } }
} {
  const width = Math.max(
    NARROWEST,
    Math.min(page.width - 4, Math.floor(((page.height - BARS) * 16) / 9)),
  )
  const size = { width, height: Math.round((width * 9) / 16) }
  return { ...FIXED, viewSizes: { default: size } }
}

const FIXED = { isResizable: false, defaultViewType: 'gallery', popper: { disableDraggable: true } }

export function initOptions(
  root: HTMLElement,
  folder: string,
  video: object,
  webEndpoint: string | null,
): object {
  return {
    zoomAppRoot: root,
    language: 'ja-JP',
    assetPath: `${folder}/lib/av`,
    patchJsMedia: false,
    leaveOnPageUnload: true,
    ...(webEndpoint === null ? {} : { webEndpoint }),
    customize: {
      // Not in the documentation: keeps the SDK's own error dialog away, so that ours is shown.
      isShowJoiningErrorDialog: false,
      meetingInfo: ['topic'],
      video,
    },
  }
}

const MeetingInfoSchema = z.object({ isInMeeting: z.boolean() })

/** The SDK's own word: false while held in the waiting room, whatever the list of people says or leaves out. */
export function isInMeeting(client: ZoomClient): boolean {
  return MeetingInfoSchema.safeParse(client.getCurrentMeetingInfo()).data?.isInMeeting ?? false
}

const FailureSchema = z.object({
  reason: z.string().optional(),
  errorCode: z.union([z.number(), z.string()]).optional(),
  state: z.string().optional(),
})

/** Reason and code of a rejection or a connection-change. */
export function failureOf(thrown: unknown): {
  readonly reason: string
  readonly errorCode: number | null
  readonly state: string
} {
  const read = FailureSchema.safeParse(thrown)
  const errorCode = Number(read.data?.errorCode ?? Number.NaN)
  return {
    reason: (read.data?.reason ?? '').slice(0, 200),
    errorCode: Number.isFinite(errorCode) ? errorCode : null,
    state: read.data?.state ?? '',
  }
}
