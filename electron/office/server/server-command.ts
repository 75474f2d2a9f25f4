/** `server init|invite|status|check` for the office's IT staff. Needs no office on this PC. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Clock, HOUR } from '../../../shared/clock.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { CheckedStep } from '../../../shared/office/server.ts'
import { resultText, stepText } from '../../../shared/office/server-text.ts'
import { formatInstant } from '../../../shared/time/words.ts'
import { checkServer } from './checking.ts'
import { mayGoWithoutTls, type ServerAddress } from './address.ts'
import { type Connection, openConnection } from './connection.ts'
import { certificateIn, joiningFile, readJoiningFile } from './joining-file.ts'
import type { ServerTrouble } from './port.ts'
import {
  INVITATION_HOURS,
  inviteTo,
  type OfficeState,
  officesOf,
  serverState,
  setUpServer,
} from './setting-up.ts'
import { commandText as text, stepHelp, troubleText } from './text.ts'

const USAGE = `使い方:
  server init    postgres://ログイン名@ホスト名:5432/データベース [--ca 証明書] [--another-office]
  server invite  postgres://… [--ca 証明書] [--office 事務所] [--supervisor | --it] --out 参加ファイル
  server status  postgres://… [--ca 証明書] [--json]
  server check   postgres://…または参加ファイル [--ca 証明書] [--json]
  パスワードは環境変数 PGPASSWORD で渡してください。`

export type ServerCommandParts = {
  readonly out: (text: string) => unknown
  readonly err: (text: string) => unknown
  readonly clock: Clock
  readonly password: string
}

type Wish = {
  readonly action: Action
  readonly target: string
  readonly ca: string | null
  readonly office: string | null
  readonly another: boolean
  readonly it: boolean
  readonly supervisor: boolean
  readonly json: boolean
}
const actions = ['init', 'invite', 'status', 'check'] as const
type Action = (typeof actions)[number]

/** Null: an unknown action or option, no address, or more than one. */
function readArgs(args: readonly string[]): Wish | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ca: { type: 'string' },
        office: { type: 'string' },
        'another-office': { type: 'boolean', default: false },
        it: { type: 'boolean', default: false },
        supervisor: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    })
    const [named, target, ...others] = positionals
    const action = actions.find((one) => one === named)
    if (action === undefined || target === undefined || others.length > 0) return null
    if (values.it && values.supervisor) return null
    return {
      action,
      target,
      ca: values.ca ?? null,
      office: values.office ?? null,
      another: values['another-office'],
      it: values.it,
      supervisor: values.supervisor,
      json: values.json,
    }
  } catch {
    return null
  }
}

const DEFAULT_PORT = 5432

/** What is wrong with it is a sentence to be shown. */
function addressOf(target: string, caFile: string | null, password: string): Result<ServerAddress> {
  const ca = caFile === null ? null : certificateOf(caFile)
  if (caFile !== null && ca === null) return fail(text.badCa)
  if (!/^postgres(ql)?:\/\//.test(target) || !URL.canParse(target)) return fail(text.needsAddress)
  const url = new URL(target)
  const host = decodeURIComponent(url.hostname)
  const database = decodeURIComponent(url.pathname.slice(1))
  const login = decodeURIComponent(url.username)
  if (host === '' || database === '' || login === '') return fail(text.needsAddress)
  if (ca === null && !mayGoWithoutTls(host)) return fail(text.needsCa)
  const own = url.password === '' ? password : decodeURIComponent(url.password)
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port)
  return ok({ host, port, database, login, password: own, ca })
}

function certificateOf(file: string): string | null {
  try {
    const pem = readFileSync(file, 'utf8')
    return certificateIn(pem) === null ? null : pem
  } catch {
    return null
  }
}

/**
 * Runs one command of the server.
 * @returns the exit status: 0 done, 1 it did not work (why is said), 2 wrong use
 */
export async function runServer(
  args: readonly string[],
  parts: ServerCommandParts,
): Promise<number> {
  const wish = readArgs(args)
  if (wish === null) {
    parts.err(USAGE)
    return 2
  }
  if (wish.action === 'check') return check(wish, parts)
  const address = addressOf(wish.target, wish.ca, parts.password)
  if (!address.ok) {
    parts.err(address.reason)
    return 2
  }
  const opened = await openConnection(address.value)
  if (!opened.ok) return refuse(parts, opened.reason)
  try {
    const run = { init, invite, status }[wish.action]
    return await run(opened.value, { wish, address: address.value, parts })
  } finally {
    await opened.value.close()
  }
}

function refuse({ err }: ServerCommandParts, reason: ServerTrouble): number {
  err(troubleText[reason])
  return 1
}

type Context = {
  readonly wish: Wish
  readonly address: ServerAddress
  readonly parts: ServerCommandParts
}

async function init(connection: Connection, { wish, parts }: Context): Promise<number> {
  const done = await setUpServer(connection, { another: wish.another })
  if (!done.ok) return refuse(parts, done.reason)
  const { from, to, office } = done.value
  parts.out(from === to ? text.upToDate(to) : text.broughtUp(from, to))
  if (office !== null) parts.out(text.made(office))
  parts.out(text.next)
  return 0
}

/** What goes to stdout is the file itself, so that `--out` writes it and nothing else. */
async function invite(connection: Connection, { wish, address, parts }: Context): Promise<number> {
  const offices = await officesOf(connection)
  if (!offices.ok) return refuse(parts, offices.reason)
  const [only, ...more] = offices.value
  if (only === undefined) return refuse(parts, 'notSetUp')
  if (wish.office === null && more.length > 0) {
    parts.err(text.chooseOffice(offices.value))
    return 2
  }
  const office = wish.office ?? only
  if (!offices.value.includes(office)) {
    parts.err(text.noSuchOffice)
    return 2
  }
  const invited = await inviteTo(connection, office, wish.it ? 'it' : 'joining', wish.supervisor)
  if (!invited.ok) return refuse(parts, invited.reason)
  const untilMs = parts.clock.wallMs() + INVITATION_HOURS * HOUR
  parts.out(joiningFile({ ...address, ...invited.value }, office, untilMs))
  parts.err(text.invited(INVITATION_HOURS))
  return 0
}

const MEGABYTE = 1_000_000

function officeLines(office: OfficeState): string[] {
  const { joined, pcs, invited, events, bytes, newest_ms } = office
  return [
    text.office(office.office),
    `  ${joined ? text.joined.yes : text.joined.no}`,
    `  ${text.pcs(pcs, invited)}`,
    `  ${text.events(events, (bytes / MEGABYTE).toFixed(1))}`,
    ...(newest_ms === null ? [] : [`  ${text.newest(formatInstant(newest_ms))}`]),
  ]
}

async function status(connection: Connection, { wish, parts }: Context): Promise<number> {
  const state = await serverState(connection)
  if (!state.ok) return refuse(parts, state.reason)
  const { version, offices } = state.value
  if (wish.json) parts.out(JSON.stringify(state.value, null, 2))
  else
    for (const line of version === 0
      ? [text.notSetUp]
      : [text.version(version), ...offices.flatMap(officeLines)])
      parts.out(line)
  return version === 0 ? 1 : 0
}

/** The server of an address, or of a joining file. */
async function check(wish: Wish, parts: ServerCommandParts): Promise<number> {
  const address = /^postgres(ql)?:/.test(wish.target)
    ? addressOf(wish.target, wish.ca, parts.password)
    : addressIn(wish.target, parts.clock)
  if (!address.ok) {
    parts.err(address.reason)
    return 2
  }
  const steps = await checkServer(address.value, parts.clock)
  if (wish.json) parts.out(JSON.stringify(steps, null, 2))
  else for (const line of steps.map(stepLine)) parts.out(line)
  return steps.every(({ result }) => result === 'ok') ? 0 : 1
}

function addressIn(file: string, clock: Clock): Result<ServerAddress> {
  try {
    const read = readJoiningFile(readFileSync(file, 'utf8'), clock.wallMs())
    return read.ok ? ok(read.value.address) : fail(text.joiningFile[read.reason])
  } catch {
    return fail(text.joiningFile.unreadable)
  }
}

function stepLine({ step, result, said }: CheckedStep): string {
  const detail = said === undefined ? '' : `（${said}）`
  return `${stepText[step]}: ${resultText[result]}${detail}${result === 'failed' ? ` ${stepHelp[step]}` : ''}`
}
