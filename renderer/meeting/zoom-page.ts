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
import { watchDevices } from './zoom-devices.ts'
import {
  failureOf,
  initOptions,
  joinStepOf,
  loadSdk,
  OWN_ADMITTED,
  OWN_HOLD,
  peopleOf,
  type Person,
  sdkFolder,
  videoOptions,
  type ZoomClient,
  type ZoomSdk,
} from './zoom-sdk.ts'

const root = element('zoom', HTMLElement)
const status = element('status', HTMLElement)

let client: ZoomClient | null = null
let over = false
const people = new Map<number, Person>()
/** Said again when the line comes back: what was said meanwhile is lost. */
let settled: FromZoomPage | null = null
let connection: FromZoomPage | null = null

status.textContent = text.loading
const devices = watchDevices(navigator.mediaDevices, (name) => say({ type: 'mediaFailed', name }))
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
      void answer(message.askId, admitEverybody)
      return
    case 'end':
      void answer(message.askId, async () => client?.endMeeting())
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
  if (connection !== null) say(connection)
  if (client !== null && settled !== null) tellPeople(client)
}

async function join(plan: ZoomJoin): Promise<void> {
  const sdk = await loading
  if (typeof sdk === 'string' || over || client !== null) return
  status.textContent = text.joining
  keepOutOfAddresses([plan.signature, plan.zak ?? ''])
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
    status.textContent = text.devices
    new ResizeObserver(() => joining.updateVideoOptions(fit())).observe(document.body)
  } catch (error) {
    const { reason, errorCode } = failureOf(error)
    settled = { type: 'joinSettled', ok: false, reason, errorCode }
  }
  say(settled)
}

/** Fits the meeting into the page and centres it. */
function fit(): object {
  const options = videoOptions({
    width: document.body.clientWidth,
    height: document.body.clientHeight - status.offsetHeight,
  })
  root.style.width = `${options.viewSizes.default.width + 4}px`
  return options
}

/** `on` before `init` throws. */
function listen(joined: ZoomClient): void {
  joined.on('connection-change', (payload) => {
    const { state, reason, errorCode } = failureOf(payload)
    // After a reconnect everybody is told anew; who left meanwhile is not.
    if (state === 'Connected') people.clear()
    connection = { type: 'connection', state, reason, errorCode }
    say(connection)
  })
  joined.on('user-added', (payload) => {
    for (const person of peopleOf(payload)) people.set(person.userId, person)
    tellPeople(joined)
  })
  joined.on('user-updated', (payload) => change(joined, peopleOf(payload)))
  joined.on('local-recording-change', (payload) => change(joined, peopleOf([payload])))
  joined.on('user-removed', (payload) => {
    for (const person of peopleOf(payload)) people.delete(person.userId)
    tellPeople(joined)
  })
  joined.on('join-speed', (payload) => {
    const step = joinStepOf(payload)
    if (step === OWN_HOLD || step === OWN_ADMITTED) say({ type: 'ownHold', on: step === OWN_HOLD })
  })
  // A paused recording is one that can go on at any moment.
  joined.on('recording-change', (payload) =>
    say({ type: 'cloudRecording', on: payload !== 'Stopped' }),
  )
}

function change(joined: ZoomClient, changed: readonly Person[]): void {
  for (const person of changed) {
    const before = people.get(person.userId)
    if (before !== undefined) people.set(person.userId, { ...before, ...person })
  }
  tellPeople(joined)
}

function tellPeople(joined: ZoomClient): void {
  const [self] = peopleOf([joined.getCurrentUser()])
  const others = [...people.values()].filter((person) => person.userId !== self?.userId)
  say({
    type: 'others',
    others: others.map(({ userId, bHold, bLocalRecord }) => ({
      id: userId,
      waiting: bHold === true,
      recording: bLocalRecord === true || bLocalRecord === 1,
    })),
  })
  const own = self === undefined ? undefined : people.get(self.userId)
  if (own?.bHold !== undefined) say({ type: 'ownHold', on: own.bHold })
}

/** The list of the SDK leaves out who waits; admitting one by one is confirmed by the SDK. */
async function admitEverybody(): Promise<void> {
  if (client === null) return
  for (const person of [...people.values()].filter(({ bHold }) => bHold === true))
    await client.admit(person.userId)
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
  devices.freeAll()
  status.textContent = why
  root.hidden = true
  say({ type: 'freed' })
  if (first) void client?.leaveMeeting().catch(() => {})
}

forwardKeys(say)
addEventListener('pagehide', () => devices.freeAll())
