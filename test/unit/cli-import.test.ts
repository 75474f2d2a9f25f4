/** `import FILE --dry-run --json`: what an e-TUMO export would do, row by row, over every file of the fixtures. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fail } from '../../shared/result.ts'
import { runImport } from '../../electron/schedule/import-command.ts'
import { fixtures, writeFixtures } from '../fixtures/e-tumo.ts'

const root = join(import.meta.dirname, '../..')
const node = join(root, 'node_modules/.bin/node')
const folder = mkdtempSync(join(tmpdir(), 'soudan-fixtures-'))
beforeAll(() => writeFixtures(folder))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Preview = {
  encoding: string
  headerLine: number
  summary: Record<string, number>
  rows: {
    line: number
    verdict: string
    reasons: string[]
    booking: Record<string, unknown> | null
  }[]
}

async function run(args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const status = await runImport(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    openOffice: () => fail('notFound'),
  })
  return { status, out: out.join('\n'), err: err.join('\n') }
}

describe('import FILE --dry-run --json', () => {
  it('is tried with at least 25 files', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(25)
    expect(new Set(fixtures.map((fixture) => fixture.fileName)).size).toBe(fixtures.length)
  })

  it.each(fixtures.filter((fixture) => 'rows' in fixture.expected))(
    'gives $fileName exactly the expected verdicts',
    async ({ fileName, expected }) => {
      if (!('rows' in expected)) throw new Error('not a readable fixture')
      const answer = await run([join(folder, fileName), '--dry-run', '--json'])
      expect(answer.status).toBe(0)
      const preview = JSON.parse(answer.out) as Preview
      expect([preview.encoding, preview.headerLine]).toEqual([
        expected.encoding,
        expected.headerLine,
      ])
      expect(preview.rows.map(({ line, verdict }) => [line, verdict])).toEqual(
        expected.rows.map(({ line, verdict }) => [line, verdict]),
      )
      for (const [place, wanted] of expected.rows.entries()) {
        const { line, verdict, reasons, ...booking } = wanted
        expect({ line, verdict, ...preview.rows[place] }).toMatchObject({
          line,
          verdict,
          ...(reasons === undefined ? {} : { reasons }),
        })
        if (Object.keys(booking).length > 0)
          expect(preview.rows[place]?.booking).toMatchObject(booking)
      }
      const counted = Object.fromEntries(
        ['added', 'changed', 'unchanged', 'withdrawn', 'held', 'rejected'].map((verdict) => [
          verdict,
          preview.rows.filter((row) => row.verdict === verdict).length,
        ]),
      )
      expect(preview.summary).toEqual(counted)
      expect(answer.out).not.toContain('himitsu')
    },
  )

  it.each(fixtures.filter((fixture) => 'error' in fixture.expected))(
    'says what is wrong with $fileName and what to do',
    async ({ fileName, expected }) => {
      const answer = await run([join(folder, fileName), '--dry-run', '--json'])
      expect(answer.status).toBe(1)
      expect(JSON.parse(answer.out)).toMatchObject({ fileName, ...expected })
      expect(answer.err).toContain(`「${fileName}」`)
      expect(answer.err).toMatch(/ください/u)
    },
  )

  it('names file, line and what to do for each bad row, and no person', async () => {
    const answer = await run([join(folder, '27-bad-rows-among-good.csv'), '--dry-run'])
    expect(answer.err).toContain('「27-bad-rows-among-good.csv」3行目: 日付を読み取れません。')
    expect(answer.err).toContain('「27-bad-rows-among-good.csv」6行目: 整理番号')
    expect(answer.err).not.toContain('架空')
    expect(answer.out).toBe('')
  })

  it('judges past dates only where there is a today', async () => {
    const file = join(folder, '01-utf8.csv')
    const later = JSON.parse(
      (await run([file, '--dry-run', '--json', '--today', '2027-03-25'])).out,
    ) as Preview
    expect(later.rows[0]).toMatchObject({ verdict: 'held', reasons: ['pastDate'] })
    const same = JSON.parse(
      (await run([file, '--dry-run', '--json', '--today', '2027-03-24'])).out,
    ) as Preview
    expect(same.rows[0]).toMatchObject({ verdict: 'added' })
  })

  it.each([
    [[]],
    [['a.csv']],
    [['a.csv', '--dry-run', '--wat']],
    [['--dry-run']],
    [['a.csv', 'b.csv', '--dry-run']],
    [['a.csv', '--dry-run', '--today', 'x']],
  ])('refuses to guess what %j means', async (args) => {
    expect((await run(args)).status).toBe(2)
  })

  it('says so when the file or the office is not there', async () => {
    expect(await run([join(folder, 'nowhere.csv'), '--dry-run'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('「nowhere.csv」') as unknown,
    })
    expect(await run([join(folder, '01-utf8.csv'), '--dry-run', '--data', folder])).toMatchObject({
      status: 1,
    })
  })
})

describe('the program itself', () => {
  const cli = (...args: string[]) =>
    spawnSync(node, ['--disable-warning=ExperimentalWarning', 'electron/cli.ts', ...args], {
      cwd: root,
      encoding: 'utf8',
    })

  it('runs on plain Node and keeps JSON and words apart', () => {
    const file = join(folder, '24-once-a-day-and-full-slot.csv')
    const answer = cli('import', file, '--dry-run', '--json')
    expect(answer.status).toBe(0)
    expect((JSON.parse(answer.stdout) as Preview).summary).toEqual({
      added: 3,
      changed: 0,
      unchanged: 0,
      withdrawn: 0,
      held: 2,
      rejected: 0,
    })
    expect(answer.stderr).toContain(basename(file))
  })

  it('helps, and refuses what it does not know', () => {
    expect(cli('--help')).toMatchObject({ status: 0, stderr: '' })
    expect(cli('import').status).toBe(2)
    expect(cli('frobnicate')).toMatchObject({ status: 2, stdout: '' })
  })
})
