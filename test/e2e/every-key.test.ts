/** No slip of a key: every key of a Japanese keyboard, composing or not, in every field of a running session, ends nothing and accuses nobody. */
import type { ElementHandle, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { shoot } from '../support/app.ts'
import { ask, session as snapshot } from '../support/contract-calls.ts'
import { composeWithEveryKey, everyKey, pressEveryKey } from '../support/japanese-keyboard.ts'
import { takeMouthpiece } from '../support/mouthpiece.ts'
import { ichiro } from '../support/sample.ts'
import { until } from '../support/until.ts'
import { officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as precall from './pages/precall.ts'
import * as review from './pages/review.ts'
import * as session from './pages/session.ts'
import * as settings from './pages/settings.ts'
import { press, question } from './pages/ui.ts'

// The session of a supervisor: all rooms are open beside it.
const it = officeTest({ signedInAs: '統括B' })

const TimelineSchema = z.object({ timeline: z.array(z.object({ type: z.string() })) })
/** Where somebody writes. Keys choose in a date and in a choice; that is no slip. */
const FIELDS =
  'input:not([type]), input[type=text], input[type=search], input[type=password], textarea'
const SETTINGS = [
  '開庁日',
  '事務所の内容',
  'アカウントの一覧',
  'バックアップ',
  '保存期間',
  '会議（Zoom）',
  '改ざんの確認',
  '自分のパスワード',
] as const

const main = (page: Page): Locator => page.getByRole('main')

/** A place of the screen with fields in it, and the way there. */
type Place = {
  readonly where: string
  readonly open: () => Promise<void>
  readonly within: Locator
  /** Keys that send what is typed. */
  readonly sends?: readonly string[]
}

/** What no key may change: everything but what is written and what goes on by itself. */
const standing = (now: SessionSnapshot) => ({
  recordId: now.recordId,
  state: now.state,
  ending: now.ending,
  prohibited: now.prohibited,
  pendingAct: now.pendingAct,
  paused: now.paused,
  gate: now.gate,
  roles: now.roles,
  capMs: now.clock.capMs,
})

async function untouchedBy(page: Page, where: string, what: () => Promise<void>): Promise<void> {
  const before = standing(await snapshot(page))
  await what()
  expect(standing(await snapshot(page)), where).toEqual(before)
}

/** Of what kinds the fields are, in their order. */
const kindsOf = (fields: Locator): Promise<string[]> =>
  fields.evaluateAll((all) => all.map((one) => `${one.tagName} ${one.getAttribute('type') ?? ''}`))

/** A dialog stands over the field. */
const isCovered = async (page: Page, field: Locator): Promise<boolean> =>
  (await page.getByRole('dialog').or(page.getByRole('alertdialog')).count()) >
  (await field.locator('xpath=ancestor::*[@role="dialog" or @role="alertdialog"]').count())

/**
 * A field of each kind in the place takes every key; with `EVERY_FIELD=1` every field does (minutes).
 * @param typed kinds that took them in such a place before
 */
async function pressIn(
  page: Page,
  { where, open, within, sends }: Place,
  typed = new Set<string>(),
): Promise<number> {
  await open()
  const fields = within.locator(FIELDS)
  const kinds = await kindsOf(fields)
  for (const [index, kind] of kinds.entries()) {
    const field = fields.nth(index)
    if (process.env['EVERY_FIELD'] !== '1' && typed.has(kind)) continue
    // Enter sent one of them away for good.
    if (!(await field.isVisible())) continue
    typed.add(kind)
    let held: ElementHandle | null = null
    const isThere = async (): Promise<boolean> =>
      (await held?.evaluate((element) => element === document.activeElement)) ?? false
    const again = async (): Promise<void> => {
      for (let tries = 0; !(await isThere()); tries += 1) {
        expect(tries, `the way back to ${where}, field ${index + 1}`).toBeLessThan(5)
        // What a key opened is closed, nothing was chosen in it: the one key of the app, a question about what is typed.
        if (await isCovered(page, field)) await page.keyboard.press('Escape')
        if (!(await field.isVisible())) await open()
        await field.focus()
        held = await field.elementHandle()
      }
    }
    await again()
    await untouchedBy(page, `${where}, field ${index + 1}`, async () => {
      await pressEveryKey(page, again, sends)
      await composeWithEveryKey(page, again)
    })
  }
  return kinds.length
}

const typesSoFar = async (page: Page): Promise<string[]> => {
  const { recordId } = await snapshot(page)
  const { timeline } = TimelineSchema.parse(await ask(page, 'records.read', { recordId }))
  return timeline.map(({ type }) => type)
}
let before: readonly string[] = []

it('begins', async ({ app, page }) => {
  const profile = OfficeProfileSchema.parse(await ask(page, 'office.profile', {}))
  await ask(page, 'office.saveProfile', {
    profile: {
      ...profile,
      extension: { allowed: true, maxMinutes: 10 },
      exceptions: { ...profile.exceptions, outsideTimes: true },
    },
  })
  await board.shows(page, ichiro.name)
  await precall.toTheDoor(page, ichiro.name)
  await precall.enterMeeting(page)
  await precall.seekerComes(app)
  await precall.isHeard(page)
})

it('takes every key where a supervisor vouches for another check or another time', async ({
  page,
}) => {
  const dialogs = [
    { where: 'identity', title: '別の方法での本人確認', way: '別の方法で確認する' },
    { where: 'time', title: '時刻の例外', way: '例外を認めてもらう' },
  ] as const
  for (const { where, title, way } of dialogs) {
    const form = page.getByRole('dialog', { name: new RegExp(`^${title}`) })
    const open = async (): Promise<void> => {
      await press(page, way)
      await form.waitFor()
    }
    expect(await pressIn(page, { where, open, within: form }), where).toBeGreaterThan(2)
    await page.keyboard.press('Escape')
    await form.waitFor({ state: 'detached' })
  }
})

it('takes every key for the number that is said', async ({ page }) => {
  const open = (): Promise<void> => page.getByLabel('聞いた求職番号').waitFor()
  const place = { where: 'number', open, within: main(page), sends: ['Enter', 'Shift+Enter'] }
  expect(await pressIn(page, place)).toBeGreaterThan(0)
  await precall.identify(page, ichiro.number)
  await precall.environment(page)
  await precall.begin(page)
  before = await typesSoFar(page)
})

it('takes every key in the note for writing', async ({ page }) => {
  const open = (): Promise<void> => session.isRunning(page)
  expect(await pressIn(page, { where: 'session', open, within: main(page) })).toBeGreaterThan(0)
  expect((await session.note(page).inputValue()).length).toBeGreaterThan(50)
})

it('takes every key in the reason of a pause', async ({ page }) => {
  await press(page, '中断する')
  await session.isPaused(page)
  const open = (): Promise<void> => session.isPaused(page)
  expect(await pressIn(page, { where: 'paused', open, within: main(page) })).toBeGreaterThan(0)
  await press(page, '再開する')
})

it('takes every key on the board and in the form of a booking', async ({ page }) => {
  const toBoard = async (): Promise<void> => {
    await desk.go(page, '予約ボード')
    await board.isOpen(page)
  }
  expect(
    await pressIn(page, { where: 'board', open: toBoard, within: main(page) }),
  ).toBeGreaterThan(0)
  const form = page.getByRole('dialog', { name: '予約を追加' })
  const toForm = async (): Promise<void> => {
    await press(page, '予約を追加')
    await form.waitFor()
  }
  expect(await pressIn(page, { where: 'booking', open: toForm, within: form })).toBeGreaterThan(3)
  await shoot(page, '94-every-key-booking')
  await page.keyboard.press('Escape')
  await press(page, '入力をやめる')
})

it('takes every key in the question for more time', async ({ page }) => {
  const form = page.getByRole('dialog', { name: /^時間を延ばす/ })
  const open = async (): Promise<void> => {
    if (!(await page.getByRole('button', { name: '相談を終了する' }).isVisible()))
      await press(page, '相談に戻る')
    await press(page, '時間を延ばす')
    await form.waitFor()
  }
  expect(await pressIn(page, { where: 'more time', open, within: form })).toBeGreaterThan(3)
  await shoot(page, '95-every-key-more-time')
  await page.keyboard.press('Escape')
})

it('takes every key in the filters of the records', async ({ page }) => {
  const open = async (): Promise<void> => {
    await desk.go(page, '相談記録')
    await page.getByRole('heading', { name: '相談記録' }).first().waitFor()
  }
  expect(await pressIn(page, { where: 'records', open, within: main(page) })).toBeGreaterThan(0)
})

it('takes every key in the rooms of a supervisor', async ({ page }) => {
  const open = async (): Promise<void> => {
    await desk.go(page, '記録の確認')
    await review.openTab(page, '利用制限')
  }
  expect(await pressIn(page, { where: 'restrictions', open, within: main(page) })).toBeGreaterThan(
    0,
  )
  const typed = new Set<string>()
  for (const name of SETTINGS) {
    await page.reload()
    const toTab = (): Promise<void> => settings.openTab(page, name)
    const count = await pressIn(page, { where: name, open: toTab, within: main(page) }, typed)
    expect(count, name).toBeGreaterThan(0)
  }
  await page.reload()
  await session.isRunning(page)
  // A page that has just been loaded hears its keys a moment after it is drawn.
  await until('the meeting is back', async () => (await snapshot(page)).meeting.line === 'good')
  await session.note(page).focus()
})

it('chooses no act by a key that writes', async ({ page }) => {
  await session.openActs(page)
  await untouchedBy(page, 'acts', async () => {
    for (const key of everyKey.filter((one) => !/^(Escape|F2|.*Tab)$/.test(one)))
      await page.keyboard.press(key)
  })
  await page.keyboard.press('Escape')
})

it('keeps up with very many words of the main process at once, as when the practice clock is moved on', async ({
  app,
  page,
  problems,
}) => {
  const mouth = await takeMouthpiece(app)
  await session.isRunning(page)
  const now = await snapshot(page)
  await Promise.all(
    Array.from({ length: 400 }, (_, at) =>
      mouth.say('session.snapshot', { ...now, takenAtMs: now.takenAtMs + at }),
    ),
  )
  await mouth.listen()
  await session.isRunning(page)
  expect(problems).toEqual([])
})

it('recorded nothing but the text', async ({ page }) => {
  const since = (await typesSoFar(page)).slice(before.length)
  // The pause is the test's own, its reason was typed and kept with Enter; the page was loaded anew with the line, and the record read.
  expect(since.filter((type) => !/^(session\.(line|seeker)|records\.read)/.test(type))).toEqual([
    'session.paused',
    'session.pauseExplained',
    'session.resumed',
  ])
})

it('takes every key in the record that is to be closed', async ({ page }) => {
  await press(page, '相談を終了する')
  await press(question(page), '相談を終了する')
  await session.hasEnded(page)
  const closing = (types: readonly string[]): string[] =>
    types.filter((type) => !type.startsWith('records.read'))
  await until(
    'the ladder is done',
    async () =>
      (await snapshot(page)).ending?.ladder.some(
        ({ step, result }) =>
          step === 'endByAccount' || (step === 'endForEverybody' && result === 'confirmed'),
      ) === true && (await snapshot(page)).ending?.viewGone === true,
  )
  const open = (): Promise<void> => session.note(page).waitFor()
  const typed = await typesSoFar(page)
  expect(await pressIn(page, { where: 'closing', open, within: main(page) })).toBeGreaterThan(1)
  expect(closing(await typesSoFar(page)).slice(closing(typed).length)).toEqual([])
  await session.closeRecord(page, '架空の求人を見た。')
})
