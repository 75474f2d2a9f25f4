/** `import FILE --dry-run --json` for the office's IT staff: what an import would do, written nowhere. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import {
  type Field,
  FieldSchema,
  type FileNotice,
  type ImportSummary,
  type RowReason,
  type Verdict,
  VerdictSchema,
} from '../../shared/schedule/import.ts'
import type { Tag } from '../../shared/schedule/ids.ts'
import { createIndex, type ScheduleIndex } from '../../shared/schedule/index.ts'
import { type ImportPlan, planImport } from '../../shared/schedule/plan.ts'
import { importTexts, lineText, noticeTexts, verdictTexts } from '../../shared/schedule/text.ts'
import { type LocalDate, LocalDateSchema } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { japaneseHolidays } from './holidays.ts'
import { noticesOf } from './import/preview.ts'
import { type ReadFile, readImport } from './import/read.ts'
import { quietWatch, runSlices } from '../slices.ts'
import { kanazawaProfile } from './office-data.ts'
import { columnWords, commandTexts } from './text.ts'

/** The office a file is compared with. */
export type ImportOffice = {
  readonly profile: OfficeProfile
  readonly index: ScheduleIndex
  readonly mappings: Readonly<Record<string, readonly (Field | null)[]>>
  /** Dates of output that files have told of themselves. */
  readonly outputs: Readonly<Record<string, string>>
  readonly tag: Tag
  /** Now, ms since 1970; null: no today. */
  readonly wallMs: number | null
  readonly close: () => void
}

export type CommandParts = {
  readonly out: (text: string) => unknown
  readonly err: (text: string) => unknown
  readonly openOffice: (folder: string) => Result<ImportOffice>
}

type Options = {
  readonly file: string
  readonly data: string | null
  readonly today: LocalDate | null
  /** Said of single titles: `--map title=field`; a field of `none` leaves the column out. */
  readonly named: ReadonlyMap<string, Field | null>
  readonly json: boolean
}

const WITH_VALUE = ['--data', '--today', '--map']
const FLAGS = ['--dry-run', '--json']

/** 'title=field'; null: no field of that name. */
function namedOf(said: readonly string[]): ReadonlyMap<string, Field | null> | null {
  const named = new Map<string, Field | null>()
  for (const one of said) {
    const at = one.lastIndexOf('=')
    const word = one.slice(at + 1)
    const field = FieldSchema.safeParse(word)
    if (at < 1 || !(field.success || word === 'none')) return null
    named.set(one.slice(0, at), field.success ? field.data : null)
  }
  return named
}

/** Null: not understood. */
function optionsOf(args: readonly string[]): Options | null {
  const values = new Map<string, string>()
  const files: string[] = []
  const maps: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (WITH_VALUE.includes(arg)) {
      const value = args[at + 1] ?? ''
      if (arg === '--map') maps.push(value)
      else values.set(arg, value)
      at += 1
    } else if (!arg.startsWith('--')) files.push(arg)
    else if (!FLAGS.includes(arg)) return null
  }
  const [file, ...others] = files
  const today = values.get('--today') ?? null
  const named = namedOf(maps)
  if (
    file === undefined ||
    named === null ||
    others.length > 0 ||
    !args.includes('--dry-run') ||
    values.get('--data') === ''
  )
    return null
  return today !== null && !LocalDateSchema.safeParse(today).success
    ? null
    : { file, data: values.get('--data') ?? null, today, named, json: args.includes('--json') }
}

const emptyOffice = (): ImportOffice => ({
  profile: kanazawaProfile(),
  index: createIndex([]),
  mappings: {},
  outputs: {},
  // No other booking has it, and none is written.
  tag: (text) => text,
  wallMs: null,
  close: () => undefined,
})

type Looked = {
  readonly file: ReadFile
  readonly plan: ImportPlan
  readonly notices: readonly FileNotice[]
}
type LookReason = keyof typeof importTexts | 'fileMissing'

async function look(options: Options, office: ImportOffice): Promise<Result<Looked, LookReason>> {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(options.file)
  } catch {
    return fail('fileMissing')
  }
  const read = await readImport(
    {
      fileName: basename(options.file),
      bytes,
      mapping: null,
      named: options.named,
      remembered: office.mappings,
      sites: office.profile.sites,
    },
    quietWatch,
  )
  if (!read.ok) return read
  if (read.value.kind === 'mapping') {
    const { titles, guess, doubts } = read.value.question
    const columns = titles.map((title, place) => columnWords(title, guess[place], doubts[place]))
    return fail('unknownHeader', { columns: columns.join('\n') })
  }
  const today = options.today ?? (office.wallMs === null ? null : dateOf(office.wallMs))
  const rules = {
    profile: office.profile,
    holidays: japaneseHolidays,
    today,
    now: null,
    restricted: () => false,
    used: () => false,
  }
  const plan = await runSlices(
    planImport(read.value.file.rows, {
      index: office.index,
      rules,
      atMs: office.wallMs ?? 0,
      tag: office.tag,
    }),
    quietWatch,
  )
  if (!plan.ok) return plan
  const { file } = read.value
  return ok({ file, plan: plan.value, notices: noticesOf(file, plan.value, office.outputs) })
}

/** The JSON of issue 2: `{encoding, headerLine, summary, rows: [{line, verdict, reasons, booking}]}`. */
export type PreviewJson = {
  readonly encoding: string
  readonly headerLine: number
  readonly summary: ImportSummary
  readonly notices: readonly FileNotice[]
  /** Title and what it was taken for; null: not used. */
  readonly columns: readonly (readonly [string, Field | null])[]
  readonly rows: readonly {
    readonly line: number
    readonly verdict: Verdict
    readonly reasons: readonly RowReason[]
    readonly booking: ImportPlan['rows'][number]['booking']
  }[]
}

function previewJson({ file, plan, notices }: Looked): PreviewJson {
  const { titles, columns } = file.header
  return {
    notices,
    columns: titles.map((title, place) => [title, columns[place] ?? null]),
    encoding: file.encoding,
    headerLine: file.header.line,
    summary: plan.summary,
    rows: plan.rows.map(({ line, verdict, reasons, booking }) => ({
      line,
      verdict,
      reasons,
      booking,
    })),
  }
}

function tell({ file, plan, notices }: Looked, err: CommandParts['err']): void {
  const counts = VerdictSchema.options.map(
    (verdict) => `${verdictTexts[verdict]} ${plan.summary[verdict]}件`,
  )
  err(
    `「${file.fileName}」（${file.encoding}、見出しは${file.header.line}行目）: ${counts.join('、')}`,
  )
  for (const notice of notices) err(`「${file.fileName}」: ${noticeTexts[notice]}`)
  for (const row of plan.rows) {
    if (row.verdict === 'held' || row.verdict === 'rejected')
      for (const reason of row.reasons) err(lineText(file.fileName, row.line, reason))
  }
}

/** Exit status: 0 read (whatever the verdicts), 1 the file or the office cannot be opened, 2 wrong use. */
export async function runImport(args: readonly string[], parts: CommandParts): Promise<number> {
  const options = optionsOf(args)
  if (options === null) {
    parts.err(commandTexts.usage)
    return 2
  }
  const office = options.data === null ? ok(emptyOffice()) : parts.openOffice(options.data)
  if (!office.ok) {
    parts.err(commandTexts.officeNotOpened(options.data ?? '', office.reason))
    return 1
  }
  try {
    const looked = await look(options, office.value)
    if (!looked.ok) {
      const name = basename(options.file)
      const message =
        looked.reason === 'fileMissing'
          ? commandTexts.fileMissing(name)
          : importTexts[looked.reason](name)
      parts.err(message)
      const { columns } = looked.details ?? {}
      if (columns !== undefined) parts.err(commandTexts.columns(String(columns)))
      if (options.json)
        parts.out(
          JSON.stringify({ error: looked.reason, fileName: basename(options.file), message }),
        )
      return 1
    }
    tell(looked.value, parts.err)
    if (options.json) parts.out(JSON.stringify(previewJson(looked.value), null, 2))
    return 0
  } finally {
    office.value.close()
  }
}
