/** The counselor's page of a Zoom meeting: the real SDK, told by the main process and heard by it. Composition root of this page. */
import '../ui/font.ts'
import '../ui/font-rest.ts'
import { systemClock } from '../../shared/clock.ts'
import {
  type FromZoomPage,
  type ToZoomPage,
  ToZoomPageSchema,
  type ZoomJoin,
} from '../../shared/meeting/zoom-line.ts'
import { element } from './dom.ts'
import { forwardKeys } from './keys.ts'
import { connectLine, lineAddress } from './page-line.ts'
import { zoomPageText as text } from './words/zoom-page.ts'
import { keepOutOfAddresses } from './zoom-addresses.ts'
import { createZoomBar } from './zoom-bar.ts'
import { watchDevices } from './zoom-devices.ts'
import { createPeopleList } from './zoom-people.ts'
import { answerShare } from './sharing.ts'
import { watchSharing } from './zoom-sharing.ts'
import { watchSpeaker } from './zoom-speaker.ts'
import {
  failureOf,
  initOptions,
  isInMeeting,
  loadSdk,
  sdkFolder,
  videoOptions,
  type ZoomClient,
  type ZoomSdk,
} from './zoom-sdk.ts'

const root = element('zoom', HTMLElement)
const status = element('status', HTMLElement)

let client: ZoomClient | null = null
let over = false
const people = createPeopleList()
/** Said again when the line comes back: what was said meanwhile is lost. */
let settled: FromZoomPage | null = null
let connection: FromZoomPage | null = null
let reconnecting = false

status.textContent = text.loading
const devices = watchDevices(navigator.mediaDevices, {
  failed: (name) => say({ type: 'mediaFailed', name }),
  device: (kind, lost) => say({ type: 'device', kind, lost }),
})
const share = watchSharing(root, navigator.mediaDevices, (on) => say({ type: 'sharing', on }))
answerShare(share.press)
const bar = createZoomBar({
  ...{ client: () => client, root, devices },
  ...{ speaker: watchSpeaker(globalThis), media: navigator.mediaDevices },
})
const line = connectLine<ToZoomPage, FromZoomPage>({
  clock: systemClock,
  address: lineAddress(location),
  schema: ToZoomPageSchema,
  onMessage: heard,
  // The main process may be gone: no camera stays on behind it.
  onSilent: () => stop(text.lineGone),
  onEnd: (why) => stop(why === 'gone' ? text.ended : text.replaced),
})
const folder = sdkFolder(location)
const loading: Promise<ZoomSdk | string> = loadSdk(folder).catch((error: unknown) =>
  error instanceof Error ? error.message.slice(0, 200) : '',
)

function say(message: FromZoomPage): void {
  line.send(message)
}

function heard(message: ToZoomPage): void {
  switch (message.type) {
    case 'hello':
      void tellState()
      return
    case 'join':
      void join(message.join)
      return
    case 'admit':
      void answer(message.askId, () => about(message.guid, (zoom, id) => zoom.admit(id)))
      return
    case 'remove':
      void answer(message.askId, () => about(message.guid, (zoom, id) => zoom.expel(id)))
      return
    case 'putBack':
      void answer(message.askId, () => about(message.guid, (zoom, id) => zoom.putOnHold(id)))
      return
    case 'reclaim':
      void answer(message.askId, async () => client?.reclaimHost())
      return
    case 'end':
      void answer(message.askId, async () => client?.endMeeting())
      return
    case 'hush':
      devices.hush(message.on)
      share.hush(message.on)
      document.body.toggleAttribute('data-hushed', message.on)
      return
    case 'leave':
      stop(text.ended)
      return
    case 'beat':
      return
  }
}

async function tellState(): Promise<void> {
  const sdk = await loading
  if (typeof sdk === 'string') {
    say({ type: 'notLoaded', what: sdk })
    return
  }
  say({ type: 'loaded', isolated: crossOriginIsolated, busy: client !== null })
  if (settled !== null) say(settled)
  if (client !== null && settled !== null) tellStanding(client)
  if (connection !== null) say(connection)
  if (client !== null && settled !== null) tellPeople(client)
}

async function join(plan: ZoomJoin): Promise<void> {
  const sdk = await loading
  if (typeof sdk === 'string' || over || client !== null) return
  status.textContent = text.joining
  keepOutOfAddresses([plan.signature, plan.zak ?? ''])
  // The SDK tells Zoom where it runs; the address of this page is its key, and nobody's business.
  history.replaceState(null, '', '/meeting')
  const joining = sdk.createClient()
  client = joining
  try {
    await joining.init(initOptions(root, folder, fit(), plan.webEndpoint))
    listen(joining)
    const { signature, meetingNumber, password, userName, zak } = plan
    await joining.join({
      signature,
      meetingNumber,
      password,
      userName,
      ...(zak === null ? {} : { zak }),
    })
    settled = { type: 'joinSettled', ok: true, reason: '', errorCode: null }
    status.textContent = text.inMeeting
    new ResizeObserver(() => joining.updateVideoOptions(fit())).observe(document.body)
  } catch (error) {
    const { reason, errorCode } = failureOf(error)
    settled = { type: 'joinSettled', ok: false, reason, errorCode }
  }
  say(settled)
  tellPeople(joining)
}

/** Kept free for our own bar, CSS pixels; it may wrap and then scrolls with the page. */
const BAR_HEIGHT = 60

/** Fits the meeting into the page and centres it. */
function fit(): object {
  const options = videoOptions({
    width: document.body.clientWidth,
    height: document.body.clientHeight - status.offsetHeight - BAR_HEIGHT,
  })
  root.style.width = `${options.viewSizes.default.width + 4}px`
  return options
}

/** `on` before `init` throws. */
function listen(joined: ZoomClient): void {
  joined.on('connection-change', (payload) => {
    const { state, reason, errorCode } = failureOf(payload)
    if (state === 'Connected' && reconnecting) people.restart()
    reconnecting = state === 'Reconnecting'
    connection = { type: 'connection', state, reason, errorCode }
    // Our own standing first: what the line says is judged by it.
    tellStanding(joined)
    say(connection)
  })
  const told = (event: string, take: (payload: unknown) => void): void =>
    joined.on(event, (payload) => {
      take(payload)
      tellPeople(joined)
    })
  told('user-added', people.added)
  told('user-updated', people.updated)
  told('local-recording-change', people.updated)
  told('user-removed', people.removed)
  joined.on('join-speed', () => tellStanding(joined))
  // A paused recording is one that can go on at any moment.
  joined.on('recording-change', (payload) =>
    say({ type: 'cloudRecording', on: payload !== 'Stopped' }),
  )
}

/** Asked of the SDK at each sign, never read off a field that may be missing. */
function tellStanding(joined: ZoomClient): void {
  say({
    type: 'standing',
    // Being held is told a moment after 'Connected'; once we stand in the list ourselves it has been.
    inMeeting: isInMeeting(joined) && people.knows(joined.getCurrentUser()),
    host: joined.isHost() === true,
  })
}

function tellPeople(joined: ZoomClient): void {
  tellStanding(joined)
  if (settled !== null) bar.show(people.own(joined.getCurrentUser()))
  say({ type: 'people', people: people.others(joined.getCurrentUser()) })
}

/** Rejects for somebody who is not there any more; the main process sees by the list what came of it. */
async function about(
  guid: string,
  act: (zoom: ZoomClient, id: number) => Promise<unknown>,
): Promise<unknown> {
  const id = people.idOf(guid)
  if (client === null || id === null) throw new Error('nobody of that guid')
  return act(client, id)
}

async function answer(askId: number, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
    say({ type: 'answer', askId, ok: true, reason: '' })
  } catch (error) {
    say({ type: 'answer', askId, ok: false, reason: failureOf(error).reason })
  }
}

/** Devices first: the SDK may take its time or hang. */
function stop(why: string): void {
  const first = !over
  over = true
  share.stop()
  devices.freeAll()
  status.textContent = why
  root.hidden = true
  bar.hide()
  say({ type: 'freed' })
  if (first) void client?.leaveMeeting().catch(() => {})
}

forwardKeys(say)
addEventListener('pagehide', () => {
  share.stop()
  devices.freeAll()
})
