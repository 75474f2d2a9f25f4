/** The real SDK in a real browser, as the provider hears it: both dresses of the fake, so that neither is assumed. */
// No app and no office: the meeting's own parts, put together by hand.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createZoomMeeting } from '../../electron/meeting/zoom/provider.ts'
import { systemClock } from '../../shared/clock.ts'
import type { Person } from '../../shared/meeting/people.ts'
import type { MeetingEvent, MeetingProvider } from '../../shared/meeting/provider.ts'
import { fail, ok } from '../../shared/result.ts'
import { EVT } from '../fakes/zoom/meeting.ts'
import { dresses } from '../fakes/zoom/people.ts'
import type { FakeZoom } from '../fakes/zoom/server.ts'
import { until } from '../support/until.ts'
import { desk, plan } from '../support/zoom-desk.ts'
import { openZoomStage, viewOn, type ZoomStage } from '../support/zoom-stage.ts'

let stage: ZoomStage
let fake: FakeZoom
let page: Page
let meeting: MeetingProvider
let events: MeetingEvent[]
let lines: string[]
/** What makes the page's address unguessable. */
let pageToken = ''

beforeAll(async () => {
  stage = await openZoomStage()
  fake = stage.fake
}, 120_000)

afterAll(() => stage.stop())

beforeEach(async () => {
  events = []
  lines = []
  const context = await stage.browser.newContext({ permissions: ['camera', 'microphone'] })
  page = await context.newPage()
  meeting = createZoomMeeting({
    server: stage.server,
    view: viewOn(page, (url) => {
      pageToken = new URL(url).pathname.split('/')[1] ?? ''
    }),
    clock: systemClock,
    desk,
    onKey: () => {},
    log: (line) => lines.push(line),
  })
  meeting.subscribe((event) => events.push(event))
})

afterEach(async () => {
  fake.meeting.endByHost()
  fake.meeting.reclaimable = true
  fake.meeting.holdUs = false
  await meeting.destroyView()
  await page.context().close()
})

const heard = (type: MeetingEvent['type']): Promise<void> =>
  until(`heard ${type}`, async () => events.some((event) => event.type === type), 20_000)
const lists = (): (readonly Person[])[] =>
  events.flatMap((event) => (event.type === 'people' ? [event.people] : []))
const placeOf = (guid: string): string | undefined =>
  lists()
    .at(-1)
    ?.find((person) => person.guid === guid)?.place
const seen = (guid: string, place: string | undefined): Promise<void> =>
  until(`${guid} is ${place ?? 'gone'}`, async () => placeOf(guid) === place, 20_000)
const types = (): string[] => events.map(({ type }) => type).filter((type) => type !== 'people')

async function entered(): Promise<void> {
  await meeting.open(plan)
  await heard('joined')
  await heard('hostChanged')
}

describe.each(dresses)('the SDK 6.2.0, the fake in the dress %s', (dress) => {
  beforeEach(() => {
    fake.meeting.dress = dress
  })

  it('is in by its own word, as host, and lists three by name: one admitted, one removed, one put back', async () => {
    await entered()
    expect(events.at(-1)).toEqual({ type: 'hostChanged', host: true })
    fake.meeting.knocks('a', '架空 一郎')
    fake.meeting.knocks('b', '見本 通訳')
    fake.meeting.knocks('c', '知らない 人')
    await until('three wait', async () => lists().at(-1)?.length === 3)
    expect(
      lists()
        .at(-1)
        ?.map(({ name, place }) => `${name} ${place}`),
    ).toEqual(['架空 一郎 waiting', '見本 通訳 waiting', '知らない 人 waiting'])
    const [admitted, removed] = await Promise.all([
      meeting.person('admit', 'a'),
      meeting.person('remove', 'c'),
    ])
    expect([admitted, removed]).toEqual([ok(), ok()])
    await seen('a', 'in')
    await seen('c', undefined)
    await seen('b', 'waiting')
    expect(await meeting.person('putBack', 'a')).toEqual(ok())
    expect(fake.meeting.placeOf('a')).toBe('waiting')
    expect(types()).toEqual([
      'joined',
      'hostChanged',
      'waiting',
      'otherJoined',
      'otherLeft',
      'waiting',
    ])
  })

  it('tells sound, picture and device of who is in', async () => {
    await entered()
    fake.meeting.knocks('a', '架空 一郎')
    await seen('a', 'waiting')
    await meeting.person('admit', 'a')
    fake.meeting.changes('a', { audio: 'computer', muted: false, bVideoOn: true })
    await until('heard and seen', async () => {
      const person = lists().at(-1)?.[0]
      return person?.sound === 'on' && person.picture
    })
    fake.meeting.changes('a', { muted: true, bVideoOn: false })
    await until('muted', async () => lists().at(-1)?.[0]?.sound === 'muted')
  })

  it('takes a line lost and back, with other numbers, for the same people', async () => {
    await entered()
    fake.meeting.knocks('a', '架空 一郎')
    await seen('a', 'waiting')
    await meeting.person('admit', 'a')
    fake.meeting.dropLine()
    await heard('connectionLost')
    await heard('reconnected')
    await page.waitForTimeout(9_000)
    expect(types().filter((type) => type === 'otherJoined' || type === 'otherLeft')).toEqual([
      'otherJoined',
    ])
    expect(placeOf('a')).toBe('in')
    // And by the number of now.
    expect(await meeting.person('putBack', 'a')).toEqual(ok())
  })

  it('waits while it is held, and tells being put back to wait and let in again', async () => {
    fake.meeting.holdUs = true
    await meeting.open(plan)
    await until('connected', async () => fake.meeting.connected())
    await page.waitForTimeout(1_000)
    expect(events).toEqual([])
    fake.meeting.admitUs()
    await heard('joined')
    fake.meeting.holdUsNow()
    await heard('held')
    fake.meeting.admitUs()
    await until('released', async () =>
      events.some((event) => event.type === 'held' && !event.held),
    )
  })

  it('asks the place of the host back, and says so when it is not to be had', async () => {
    await entered()
    fake.meeting.knocks('a', '架空 一郎')
    await seen('a', 'waiting')
    await meeting.person('admit', 'a')
    const hosts = (): boolean[] =>
      events.flatMap((event) => (event.type === 'hostChanged' ? [event.host] : []))
    fake.meeting.makeHost('a')
    await until('lost and back', async () => hosts().length === 3)
    expect(hosts()).toEqual([true, false, true])
    expect(fake.meeting.frames.some(({ evt }) => evt === EVT.reclaim)).toBe(true)
    fake.meeting.reclaimable = false
    fake.meeting.makeHost('a')
    await until('lost', async () => hosts().at(-1) === false)
    // The list of people is a message of its own and may come after the change of host.
    await until('listed as host', async () => lists().at(-1)?.[0]?.host === true)
    // Only a host's end is an end for everybody.
    const ends = fake.meeting.frames.filter(({ evt }) => evt === EVT.end).length
    expect(await meeting.end()).toEqual(fail('notHost'))
    expect(fake.meeting.frames.filter(({ evt }) => evt === EVT.end)).toHaveLength(ends)
  })

  it('names the cut after forty minutes, and keeps the own page and every key out of addresses', async () => {
    await entered()
    fake.meeting.endByFreePlan()
    await heard('ended')
    expect(events.at(-1)).toEqual({ type: 'ended', by: 'timeLimit' })
    const addresses = fake.asked.map(({ path }) => path).join('\n')
    expect(addresses).not.toMatch(/eyJ|zak=/)
    // `sdkUrl` carries the page's own address: plain, so that Zoom does not learn the page's token.
    const info = fake.meeting.infoCalls.at(-1)
    const told = [...(info ?? [])].map(([, value]) => `${value} ${decoded(value)}`).join('\n')
    expect(told).toContain('localhost')
    expect(pageToken.length).toBeGreaterThan(20)
    expect(told).not.toContain(pageToken)
    expect(fake.asked.some(({ path, body }) => `${path} ${body}`.includes(pageToken))).toBe(false)
  })
})

const decoded = (value: string): string => Buffer.from(value, 'base64').toString('utf8')
