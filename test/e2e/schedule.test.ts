/** The schedule room through the screen alone: whatever e-TUMO exports goes in, every rule holds, nothing is lost. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { importTexts } from '../../shared/schedule/text.ts'
import type { ImportReason, Verdict } from '../../shared/schedule/import.ts'
import { addDays, weekdayOf } from '../../shared/time/day.ts'
import { formatDate } from '../../shared/time/words.ts'
import { alone, casesFolder } from '../fixtures/cases.ts'
import { fixtures } from '../fixtures/e-tumo.ts'
import { output, type RunningApp, shoot } from '../support/app.ts'
import { hoverFile } from '../support/drop.ts'
import { readPdf } from '../support/pdf.ts'
import { until } from '../support/until.ts'
import { findInFiles, ichiro, takahashi } from '../support/sample.ts'
import { type Open, officeTest } from './fixtures.ts'
import * as board from './pages/board.ts'
import * as desk from './pages/desk.ts'
import * as office from './pages/office.ts'
import * as people from './pages/people.ts'
import { dialogGone, dialogOn, field, isGone, pick, shows } from './pages/ui.ts'

const it = officeTest()

const VERDICTS: readonly Verdict[] = [
  'added',
  'changed',
  'unchanged',
  'withdrawn',
  'held',
  'rejected',
]
const counts = (wanted: Partial<Record<Verdict, number>>): number[] =>
  VERDICTS.map((verdict) => wanted[verdict] ?? 0)
const cp932 = (...lines: readonly string[]): Buffer =>
  iconv.encode(`${lines.join('\r\n')}\r\n`, 'cp932')

describe('the schedule room', () => {
  let problems: readonly string[] = []
  let dataRoot = ''
  let open: Open
  let app: RunningApp
  let page: Page
  let today = ''

  async function start(): Promise<void> {
    app = await open()
    page = app.page
  }

  const button = (name: string | RegExp): Locator => page.getByRole('button', { name })
  const nextOpenDay = (date: string): string =>
    [6, 0].includes(weekdayOf(addDays(date, 1))) ? nextOpenDay(addDays(date, 1)) : addDays(date, 1)

  /** The six counts of the preview, in the order of VERDICTS. */
  async function preview(fileName: string): Promise<number[]> {
    await board.previewIsOpen(page, fileName)
    const tabs = await page.getByRole('tab').allInnerTexts()
    return tabs.map((tab) => Number(/([\d,]+)$/u.exec(tab.trim())?.[1]?.replaceAll(',', '')))
  }

  async function accept(): Promise<void> {
    await button(board.ACCEPT).click()
    await board.isImported(page)
  }

  it.beforeAll(async ({ open: opens, dataRoot: folder, problems: told }) => {
    open = opens
    dataRoot = folder
    problems = told
    await start()
    await office.openPractice(page)
    await people.signIn(page, '相談員A')
    await board.shows(page, ichiro.name)
    today = await board.date(page)
  })

  it('takes a file that is dropped on the window, and writes nothing before it is accepted', async () => {
    const day = nextOpenDay(today)
    const file = cp932(
      '整理番号,状態,相談希望日,希望時間,氏名,求職番号,パスワード',
      `7000001,完了,${day},10:00～10:30,架空 落下,17010-00077001,himitsu`,
      `7000002,完了,${day},11:30～12:00,架空 時外,17010-00077002,himitsu`,
      `7000003,完了,${day},11:00～11:30,架空 番号,番号なし,himitsu`,
      `7000004,完了,未定,11:00～11:30,架空 日付,17010-00077004,himitsu`,
      '2000112,取下げ,' + `${today},15:00～15:30,見本　みどり,17010-00012312,himitsu`,
    )
    const hovering = await hoverFile(page, '落とした.csv', file)
    await page.getByText('ここで離すと').waitFor()
    await shoot(page, '50-drop')
    await hovering.drop()
    expect(await preview('落とした.csv')).toEqual(
      counts({ added: 1, held: 2, rejected: 1, withdrawn: 1 }),
    )
    await shoot(page, '51-preview')
    await page.getByRole('tab', { name: /要確認/ }).click()
    await page.getByText('この時刻に相談の枠はありません').first().waitFor()
    expect(await page.content()).not.toContain('himitsu')
    await shoot(page, '52-preview-held')
    await button('やめる').click()
    await board.isOpen(page)
    await shows(page.getByRole('main'), '要確認 1件')
    const again = await hoverFile(page, '落とした.csv', file)
    await again.drop()
    await preview('落とした.csv')
    await accept()
    await shoot(page, '53-accepted')
    await button('予約ボードに戻る').last().click()
    await board.isOpen(page)
    await until('the board says what waits', async () =>
      (await page.getByRole('main').innerText()).includes('要確認 4件'),
    )
    await board.chooseFile(page, '落とした.csv', file)
    expect(await preview('落とした.csv')).toEqual(counts({ unchanged: 4, rejected: 1 }))
    await button('やめる').click()
    await board.isOpen(page)
  })

  it('gives every fixture file exactly the expected verdicts', async () => {
    for (const [place, fixture] of fixtures.entries()) {
      const { fileName, bytes, expected } = fixture
      if (place % 2 === 0) await board.chooseFile(page, fileName, bytes)
      else await (await hoverFile(page, fileName, bytes)).drop()
      if ('error' in expected) {
        if (expected.error === 'unknownHeader') {
          await board.columnsAreAsked(page)
          await button('やめる').click()
        } else {
          await page
            .getByText(importTexts[expected.error as ImportReason](fileName))
            .first()
            .waitFor()
          await button('予約ボードに戻る').first().click()
        }
      } else {
        const wanted: Partial<Record<Verdict, number>> = {}
        for (const row of expected.rows) {
          // In an office with a today, a day that has passed can no longer be booked.
          const verdict =
            row.verdict === 'added' && row.date !== undefined && row.date < today
              ? 'held'
              : row.verdict
          wanted[verdict] = (wanted[verdict] ?? 0) + 1
        }
        expect([fileName, await preview(fileName)]).toEqual([fileName, counts(wanted)])
        await button('やめる').click()
      }
      await board.isOpen(page)
    }
    expect(fixtures.length).toBeGreaterThanOrEqual(25)
  })

  it('asks once which column is what, and remembers the answer', async () => {
    const day = nextOpenDay(today)
    const header = 'ひかえ,いつ,なんじ,どなた,ごばんごう'
    await board.chooseFile(
      page,
      '知らない見出し.csv',
      cp932(header, `7100001,${day},14:00,架空 見出,17010-00071001`),
    )
    await board.columnsAreAsked(page)
    // What the cells look like is offered; without a key nothing can be taken in.
    expect(await page.getByLabel('「いつ」の列の内容').inputValue()).toBe('date')
    await page.getByLabel('「ひかえ」の列の内容').selectOption({ label: '使わない' })
    expect(await button('内容を確かめる').isDisabled()).toBe(true)
    const answers = {
      ひかえ: '整理番号',
      いつ: '日付',
      なんじ: '開始時刻',
      どなた: '氏名',
      ごばんごう: '求職番号',
    }
    for (const [title, field] of Object.entries(answers))
      await page.getByLabel(`「${title}」の列の内容`).selectOption({ label: field })
    await shoot(page, '54-mapping')
    await button('内容を確かめる').click()
    expect(await preview('知らない見出し.csv')).toEqual(counts({ added: 1 }))
    await accept()
    await button('予約ボードに戻る').last().click()
    await board.chooseFile(
      page,
      '次の週.csv',
      cp932(
        header,
        `7100001,${day},14:00,架空 見出,17010-00071001`,
        `7100002,${day},15:00,架空 次週,17010-00071002`,
      ),
    )
    expect(await preview('次の週.csv')).toEqual(counts({ added: 1, unchanged: 1 }))
    await button('やめる').click()
    await board.isOpen(page)
  })

  it('refuses what the rules forbid in words, and books what they allow', async () => {
    await page
      .getByRole('button', { name: /^11:00 窓口\dに予約を追加$/ })
      .first()
      .click()
    const form = dialogOn(page)
    await form.getByLabel('氏名', { exact: false }).first().fill('架空 手入力')
    await form.getByLabel('求職番号').fill(ichiro.number)
    await button('予約する').click()
    await form.getByText('利用は1日1回です').waitFor()
    await shoot(page, '55-refused-once-a-day')
    await form.getByLabel('求職番号').fill('１７０１０ー００９９１２３４')
    await pick(form, '開始時刻', '14:00')
    await button('予約する').click()
    await form.getByText('この枠は満席です').waitFor()
    const saturday = addDays(today, 6 - weekdayOf(today))
    await field(form, '日付').fill(saturday)
    await button('予約する').click()
    await form.getByText('開庁日ではありません').waitFor()
    await shoot(page, '56-refused-closed-day')
    await field(form, '日付').fill(today)
    await pick(form, '開始時刻', '11:00')
    await button('予約する').click()
    await dialogGone(page)
    await board.shows(page, '架空 手入力')
  })

  it('keeps a begun form when the room is left, and after a restart', async () => {
    await board.openBooking(page, '架空 手入力')
    await button('内容・日時を変更').click()
    await dialogOn(page).getByLabel('同席予定').fill('家族1名')
    await pick(dialogOn(page), '開始時刻', '15:00')
    await until('the form is kept', async () => {
      const kept = await page.evaluate(() => window.soudan.call('schedule.drafts', {}))
      return JSON.stringify(kept).includes('家族1名') && JSON.stringify(kept).includes('15:00')
    })
    expect(findInFiles(dataRoot, ['家族1名', '架空 手入力', '17010-00991234'])).toEqual([])
    await app.kill()
    await start()
    await people.signIn(page, '相談員A')
    await page.getByText('入力途中の予約があります（架空 手入力さん）').waitFor()
    // Another form that is begun takes the place of none.
    await button('予約を追加').first().click()
    await dialogOn(page).getByLabel('氏名').first().fill('見本 書きかけ')
    await until('the second form is kept beside the first', async () => {
      const kept = await page.evaluate(() => window.soudan.call('schedule.drafts', {}))
      return ['家族1名', '見本 書きかけ'].every((word) => JSON.stringify(kept).includes(word))
    })
    await app.kill()
    await start()
    await people.signIn(page, '相談員A')
    await page.getByText('入力途中の予約があります（見本 書きかけさん）').waitFor()
    await page.getByText('入力途中の予約があります（架空 手入力さん）').waitFor()
    await shoot(page, '57-begun')
    const second = page.locator('.sch-begun').filter({ hasText: '見本 書きかけ' })
    await second.getByRole('button', { name: '入力を破棄する' }).click()
    await page
      .getByRole('alertdialog')
      .or(dialogOn(page))
      .getByRole('button', { name: '入力を破棄する' })
      .click()
    await second.waitFor({ state: 'detached' })
    await desk.go(page, '相談記録')
    await desk.go(page, '予約ボード')
    await button('続きを入力する').click()
    expect(await dialogOn(page).getByLabel('同席予定').inputValue()).toBe('家族1名')
    await shoot(page, '58-begun-form')
    await button('変更を保存する').click()
    await dialogGone(page)
    await until('it stands at 15:00', async () =>
      (await page.getByRole('row').filter({ hasText: '15:00' }).innerText()).includes(
        '架空 手入力',
      ),
    )
    await isGone(page.getByText('入力途中の予約があります'))
  })

  it('keeps what waits for a person in sight, also after that restart, until a person has seen to it', async () => {
    await button(/^要確認 4件/).click()
    await page.getByRole('heading', { name: '要確認の予約' }).waitFor()
    await page.getByText('確かめる行 1件').waitFor()
    await shoot(page, '59-held')
    await button('架空 時外さんの予約を直す').click()
    await dialogOn(page).getByText('今の時刻（11:30）は枠にありません').waitFor()
    await shoot(page, '60-held-form')
    await pick(dialogOn(page), '開始時刻', '14:00')
    await button('直して予約にする').click()
    await dialogGone(page)
    await button('架空 番号さんの予約を取り消す').click()
    await dialogOn(page).getByText('事務所', { exact: true }).click()
    await dialogOn(page).getByText('連絡は受けていない（事務所の判断）').click()
    await dialogOn(page).getByRole('button', { name: '予約を取り消す' }).click()
    await dialogGone(page)
    await button('落とした.csvの5行目を一覧から外す').click()
    await page
      .getByRole('alertdialog')
      .or(dialogOn(page))
      .getByRole('button', { name: '一覧から外す', exact: true })
      .click()
    await page.getByText(/確かめる行/).waitFor({ state: 'detached' })
    expect(
      await page
        .getByRole('list', { name: '要確認の予約' })
        .getByRole('button', { name: /直す$/ })
        .count(),
    ).toBe(1)
    await button('予約ボードに戻る').first().click()
    await button(/^要確認 1件/).waitFor()
  })

  it('finds by number, by a name written with other characters, and by kana', async () => {
    for (const [text, name] of [
      ['17010-00012302', '髙橋 架空'],
      ['高橋', '髙橋 架空'],
      ['わたなべ', '渡邊 架空'],
      ['００９９１２３４', '架空 手入力'],
    ] as const) {
      await page.getByLabel('予約を検索').fill(text)
      await page.getByRole('button', { name: '検索', exact: true }).click()
      await page.getByRole('row').filter({ hasText: name }).waitFor()
      expect(await page.getByRole('status').allInnerTexts()).toContain('1件見つかりました')
    }
    await shoot(page, '61-search')
    await button('検索を終わる').click()
  })

  it('contacts the job seeker: address and text one click to copy, every attempt in the log', async () => {
    await board.openBooking(page, takahashi.name)
    await button('電話番号をコピー（表示したことが記録されます）').click()
    await dialogOn(page).getByText('076-000-0102').waitFor()
    await until('the number is copied', async () => (await app.clipboard()) === '076-000-0102')
    await pick(dialogOn(page), '連絡文の種類', '連絡がなかったとき')
    await button('連絡文をコピー').click()
    await until('the text is copied', async () => (await app.clipboard()).includes('髙橋 架空'))
    await dialogOn(page).getByText('連絡が取れなかった').click()
    await button('記録する').click()
    await dialogOn(page).getByText('これまでの連絡 1件').waitFor()
    await shoot(page, '62-contact')
    await page.keyboard.press('Escape')
    await dialogGone(page)
  })

  it('gives every small input that once went wrong its right value', async () => {
    for (const { name, rows } of alone) {
      await board.chooseFile(page, `${name}.csv`, readFileSync(join(casesFolder, `${name}.csv`)))
      const wanted = Object.fromEntries(
        VERDICTS.map((verdict) => [verdict, rows.filter(([told]) => told === verdict).length]),
      )
      expect(await preview(`${name}.csv`), name).toEqual(counts(wanted))
      if (name === 'g16-lost-letters') await shoot(page, '61-lost-letters')
      await button('やめる').click()
      await board.isOpen(page)
    }
    const asked = 'g10-before-after.csv'
    await board.chooseFile(page, asked, readFileSync(join(casesFolder, asked)))
    await board.columnsAreAsked(page)
    expect(await page.getByLabel('「予約日（変更後）」の列の内容').inputValue()).toBe('date')
    await shoot(page, '62-columns-asked')
    await button('内容を確かめる').click()
    expect(await preview(asked)).toEqual(counts({ added: 1 }))
    await button('やめる').click()
    await board.isOpen(page)
  })

  it('shows the week, and why a day is closed', async () => {
    await button('週表示').click()
    await page.getByText(/窓口3か所に予約が1件あることを表します/).waitFor()
    await page.getByText('土曜日').first().waitFor()
    await shoot(page, '63-week')
    await button('日表示').click()
    const saturday = addDays(today, 6 - weekdayOf(today))
    await board.goToDay(page, saturday)
    await page.getByText('閉庁日です').first().waitFor()
    await shoot(page, '64-closed-day')
    await page.getByRole('button', { name: '今日', exact: true }).click()
    await board.shows(page, ichiro.name)
  })

  it('prints the day on one A4 page in Japanese, without a number or an address', async () => {
    await page.emulateMedia({ media: 'print' })
    await shoot(page, '65-print-preview')
    const bytes = await app.pdf()
    await page.emulateMedia({ media: 'screen' })
    writeFileSync(join(output, '65-print.pdf'), bytes)
    const pages = await readPdf(bytes)
    expect(pages.map(({ widthMm, heightMm }) => [widthMm, heightMm])).toEqual([[210, 297]])
    const text = pages[0]?.text ?? ''
    for (const words of [
      '相談予約一覧',
      formatDate(today),
      '架空 一郎',
      'カクウ イチロウ',
      '髙橋 架空',
      '渡邊 架空',
      '手話通訳者1名',
      '家族1名',
      '架空 手入力',
      '10:00',
      '15:00',
      '求職番号と連絡先は印刷されません',
    ])
      expect(text).toContain(words.normalize('NFKC'))
    for (const secret of ['17010', '00012301', '076-000', '@example.jp', '予約ファイルを取り込む'])
      expect(text).not.toContain(secret)
  })

  it('cancels by whom and by what means, and keeps it in sight', async () => {
    await board.openBooking(page, '架空 手入力')
    await button('予約を取り消す').click()
    await dialogOn(page).getByText('求職者', { exact: true }).click()
    await dialogOn(page).getByText('電話', { exact: true }).click()
    await shoot(page, '66-cancel')
    await dialogOn(page).getByRole('button', { name: '予約を取り消す' }).click()
    await dialogGone(page)
    await page.locator('summary', { hasText: '取消し・取下げ 3件' }).click()
    await until('it is listed', async () =>
      (await page.getByRole('main').innerText()).includes('架空 手入力'),
    )
  })

  it('had nothing to complain about', () => {
    expect(problems).toEqual([])
    expect(
      app.requests.filter(
        (url) => !/^(?:http|ws):\/\/(?:127\.0\.0\.1|localhost):|^(?:data|blob|app):/u.test(url),
      ),
    ).toEqual([])
  })
})
