/** What the renderer keeps: as the main process says it, shared by all who ask, and nothing of one person for the next. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge } from '../../shared/bridge.ts'
import type { Account } from '../../shared/people/account.ts'

type Call = { readonly channel: string; readonly payload: unknown; answer(value: unknown): void }

/** A main process that answers when the test says so. */
function fakeBridge() {
  const calls: Call[] = []
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const bridge: Bridge = {
    platform: 'browser',
    call: (channel, payload) =>
      new Promise((resolve) => {
        calls.push({ channel, payload, answer: (value) => resolve({ ok: true, value }) })
      }),
    on(topic, listener) {
      const all = listeners.get(topic) ?? new Set()
      listeners.set(topic, all.add(listener))
      return () => all.delete(listener)
    },
  }
  return {
    bridge,
    calls,
    /** The oldest call of the channel that was not looked at yet. */
    take(channel: string): Call {
      const at = calls.findIndex((call) => call.channel === channel)
      const [call] = at < 0 ? [] : calls.splice(at, 1)
      if (call === undefined) throw new Error(`${channel} was not asked`)
      return call
    },
    tell(topic: string, payload: unknown) {
      for (const listener of listeners.get(topic) ?? []) listener(payload)
    },
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const anna: Account = {
  id: 'anna',
  loginName: 'anna',
  displayName: '架空 相太',
  role: 'counselor',
  disabled: false,
}
const toku: Account = { ...anna, id: 'toku', displayName: '架空 統子', role: 'supervisor' }
const ready = {
  stage: 'ready',
  kind: 'office',
  officeName: '架空所',
  platform: 'browser',
  wallMs: 1,
}

let main: ReturnType<typeof fakeBridge>

/** The store anew, as after a start of the window. */
async function begin() {
  vi.resetModules()
  main = fakeBridge()
  vi.stubGlobal('window', { soudan: main.bridge })
  vi.stubGlobal('document', { addEventListener: () => undefined })
  const kept = await import('../../renderer/state/kept.ts')
  const answers = await import('../../renderer/state/answers.ts')
  const place = await import('../../renderer/state/place.ts')
  place.startPlaces()
  answers.startAnswers()
  kept.startKeeping()
  return { kept, answers, place }
}
type Begun = Awaited<ReturnType<typeof begin>>

let store: Begun

async function open(account: Account | null): Promise<void> {
  main.take('office.status').answer(ready)
  await settle()
  main.take('people.presence').answer(account === null ? null : { account, locked: false })
  main.take('session.current').answer(null)
  await settle()
}

beforeEach(async () => {
  store = await begin()
})

describe('what is kept', () => {
  it('is asked for once, and heard from then on', async () => {
    await open(anna)
    expect(store.kept.useKept.getState()).toMatchObject({
      office: ready,
      presence: { account: anna },
      session: null,
    })
    main.tell('people.presence', { account: anna, locked: true })
    expect(store.kept.useKept.getState().presence?.locked).toBe(true)
  })

  it('believes what was heard more than an answer that was asked for before', async () => {
    const asked = main.take('office.status')
    main.tell('office.status', ready)
    asked.answer({ stage: 'choose', offices: [], vaultNeedsPassphrase: false })
    await settle()
    expect(store.kept.useKept.getState().office).toEqual(ready)
    const presence = main.take('people.presence')
    main.tell('people.presence', { account: toku, locked: false })
    presence.answer(null)
    await settle()
    expect(store.kept.useKept.getState().presence?.account).toEqual(toku)
  })

  it('asks anew who is there when another office is opened', async () => {
    await open(anna)
    main.tell('office.status', { ...ready, kind: 'practice' })
    expect(store.kept.useKept.getState().presence).toBeUndefined()
    main.take('people.presence').answer(null)
    await settle()
    expect(store.kept.useKept.getState().presence).toBeNull()
  })
})

describe('an answer', () => {
  it('is asked for once for all who show it, renewed by its topic, and forgotten with the last', async () => {
    await open(anna)
    const { watchAnswer } = store.answers
    const first = watchAnswer('schedule.waiting', {})
    const second = watchAnswer('schedule.waiting', {})
    main.take('schedule.waiting').answer({ held: 1, unread: 0 })
    await settle()
    expect(first.shown().data).toEqual({ held: 1, unread: 0 })
    expect(main.calls).toEqual([])
    main.tell('schedule.changed', { date: null })
    expect(second.shown()).toMatchObject({ data: { held: 1, unread: 0 }, loading: true })
    main.take('schedule.waiting').answer({ held: 2, unread: 0 })
    await settle()
    expect(second.shown().data).toEqual({ held: 2, unread: 0 })
    main.tell('records.changed', { recordId: null })
    expect(main.calls).toEqual([])
    first.stop()
    await settle()
    expect(second.shown().data).toEqual({ held: 2, unread: 0 })
    second.stop()
    await settle()
    expect(watchAnswer('schedule.waiting', {}).shown()).toMatchObject({ data: null })
  })

  it('that was asked for before the topic spoke is dropped', async () => {
    await open(anna)
    const shown = store.answers.watchAnswer('schedule.waiting', {})
    const early = main.take('schedule.waiting')
    main.tell('schedule.changed', { date: null })
    main.take('schedule.waiting').answer({ held: 5, unread: 0 })
    await settle()
    early.answer({ held: 4, unread: 0 })
    await settle()
    expect(shown.shown().data).toEqual({ held: 5, unread: 0 })
  })

  it('of one person is not there for the next', async () => {
    await open(anna)
    const shown = store.answers.watchAnswer('schedule.waiting', {})
    const late = main.take('schedule.waiting')
    late.answer({ held: 1, unread: 0 })
    await settle()
    main.tell('people.presence', { account: toku, locked: false })
    expect(shown.shown().data).toBeNull()
    main.take('schedule.waiting').answer({ held: 9, unread: 0 })
    await settle()
    expect(shown.shown().data).toEqual({ held: 9, unread: 0 })
  })
})

describe('asking again', () => {
  it('ends when the answer shown is the newest, also when a topic asked in between', async () => {
    await open(anna)
    const shown = store.answers.watchAnswer('schedule.waiting', {})
    main.take('schedule.waiting').answer({ held: 1, unread: 0 })
    await settle()
    let ended = false
    const asking = shown.reload().then(() => {
      ended = true
    })
    const older = main.take('schedule.waiting')
    main.tell('schedule.changed', { date: null })
    const newer = main.take('schedule.waiting')
    older.answer({ held: 2, unread: 0 })
    await settle()
    expect(ended).toBe(false)
    newer.answer({ held: 3, unread: 0 })
    await asking
    expect(shown.shown()).toMatchObject({ loading: false, data: { held: 3, unread: 0 } })
  })
})

describe('the place', () => {
  it('begins at the beginning for the next person', async () => {
    await open(toku)
    store.place.goTo({ room: 'records', record: 'r1', day: '2027-03-25' })
    main.tell('people.presence', { account: anna, locked: false })
    expect(store.place.usePlace.getState()).toMatchObject({
      room: 'board',
      record: null,
      day: null,
    })
    main.tell('people.presence', { account: { ...anna, id: 'it', role: 'it' }, locked: false })
    expect(store.place.usePlace.getState().room).toBe('settings')
  })

  it('is 今日 for a supervisor; who is led somewhere is led there once, and not by the menu', async () => {
    await open(toku)
    main.tell('people.presence', {
      account: { ...anna, id: 'sup', role: 'supervisor' },
      locked: false,
    })
    const { enterRoom, leaveOpened, usePlace } = store.place
    expect(usePlace.getState()).toMatchObject({ room: 'today', opened: null })
    enterRoom('board', { opened: { booking: 'b1' } })
    expect(usePlace.getState()).toMatchObject({ room: 'board', opened: { booking: 'b1' } })
    leaveOpened()
    expect(usePlace.getState()).toMatchObject({ room: 'board', opened: null })
    enterRoom('settings', { panel: 'backup' })
    expect(usePlace.getState()).toMatchObject({ room: 'settings', panel: 'backup' })
    enterRoom('settings')
    expect(usePlace.getState()).toMatchObject({ room: 'settings', panel: null })
  })

  it('is left after a question while something is typed and not saved', () => {
    const { leaveBy, useLeaving, answerLeaving } = store.place
    const gone: string[] = []
    leaveBy(() => gone.push('free'))
    useLeaving.setState({ unsaved: 1 })
    leaveBy(() => gone.push('asked'))
    expect(gone).toEqual(['free'])
    answerLeaving(false)
    expect(gone).toEqual(['free'])
    leaveBy(() => gone.push('asked'))
    answerLeaving(true)
    expect(gone).toEqual(['free', 'asked'])
  })
})
