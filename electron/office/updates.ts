/** アップデート for supervisors and IT staff: asks the entered address, downloads and installs when somebody agrees and no session runs. */
import { z } from 'zod'
import { type Clock, DAY, MINUTE } from '../../shared/clock.ts'
import type { Handlers } from '../../shared/contract.ts'
import {
  readUpdateAddress,
  type UpdateBar,
  type UpdateFailure,
  type UpdateState,
  type UpdateView,
} from '../../shared/office/updates.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SettingsFile } from './settings-file.ts'
import type { Ring } from '../bell.ts'

/** What the desktop's updater does; electron/platform/updates builds it where one can work. */
export interface Updater {
  check(address: string): Promise<Result<string | null, UpdateFailure>>
  download(onPercent: (percent: number) => void): Promise<Result<null, UpdateFailure>>
  install(): Promise<Result<null, UpdateFailure>>
}

/** Why this copy cannot update itself, or how it does. */
export type Updates =
  { readonly bar: UpdateBar } | { readonly bar: null; load(): Promise<Updater>; quit(): void }

export type UpdateDeskParts = {
  readonly version: string
  readonly updates: Updates
  /** Belongs to the PC, not to an office. */
  readonly settings: SettingsFile
  readonly clock: Clock
  /** Accounts of the practice office are everybody's. */
  readonly practice: () => boolean
  readonly sessionRunning: () => boolean
  readonly ring: Ring
  /** Lets http through to this machine, for tests. */
  readonly loopback?: boolean
}

export type UpdateHandlers = Pick<
  Handlers<'office'>,
  | 'office.updates'
  | 'office.setUpdateAddress'
  | 'office.checkUpdates'
  | 'office.downloadUpdate'
  | 'office.installUpdate'
>

export interface UpdateDesk {
  readonly handlers: UpdateHandlers
  /** Asks a minute from now and then once a day, where an address is entered. */
  readonly start: () => void
  close(): void
}

const SettingsSchema = z.object({ address: z.string() })

export function createUpdateDesk(parts: UpdateDeskParts): UpdateDesk {
  const { updates } = parts
  let state: UpdateState = { kind: 'idle' }
  let updater: Promise<Updater> | null = null
  const stops: (() => void)[] = []

  function address(): string | null {
    const read = parts.settings.read()
    const kept = SettingsSchema.safeParse(read.ok ? read.value : null)
    const known = kept.success ? readUpdateAddress(kept.data.address, parts.loopback) : ok(null)
    return known.ok ? known.value : null
  }

  const bar = (): UpdateBar | null => updates.bar ?? (parts.practice() ? 'practice' : null)
  const view = (): UpdateView => ({
    version: parts.version,
    address: address(),
    bar: bar(),
    state,
  })

  function enter(next: UpdateState): UpdateView {
    state = next
    const shown = view()
    parts.ring('office.updates', {})
    return shown
  }

  /** Null where nothing may be asked of anybody. */
  function load(): Promise<Updater> | null {
    if (updates.bar !== null) return null
    updater ??= updates.load()
    return updater
  }

  const busy = (): boolean => ['checking', 'downloading', 'installing'].includes(state.kind)

  async function check(): Promise<UpdateView> {
    const where = address()
    const loading = where === null || busy() ? null : load()
    if (where === null || loading === null) return view()
    enter({ kind: 'checking' })
    const found = await (await loading).check(where)
    // The address was changed or taken away meanwhile.
    if (address() !== where) return enter({ kind: 'idle' })
    if (!found.ok) return enter({ kind: 'failed', reason: found.reason })
    return enter(
      found.value === null
        ? { kind: 'current', atMs: parts.clock.wallMs() }
        : { kind: 'available', version: found.value },
    )
  }

  async function download(): Promise<
    Result<UpdateView, 'notPossible' | 'sessionRunning' | 'nothingThere'>
  > {
    if (bar() !== null) return fail('notPossible')
    if (parts.sessionRunning()) return fail('sessionRunning')
    const loading = load()
    if (state.kind !== 'available' || loading === null) return fail('nothingThere')
    const { version } = state
    enter({ kind: 'downloading', version, percent: 0 })
    const done = await (
      await loading
    ).download((percent) => {
      if (state.kind === 'downloading' && state.percent !== percent)
        enter({ kind: 'downloading', version, percent })
    })
    return ok(enter(done.ok ? { kind: 'ready', version } : { kind: 'failed', reason: done.reason }))
  }

  async function install(): Promise<
    Result<UpdateView, 'notPossible' | 'sessionRunning' | 'nothingThere'>
  > {
    if (bar() !== null || updates.bar !== null) return fail('notPossible')
    if (parts.sessionRunning()) return fail('sessionRunning')
    const loading = load()
    if (state.kind !== 'ready' || loading === null) return fail('nothingThere')
    const { version } = state
    enter({ kind: 'installing', version })
    const ready = await loading
    // A session may have begun in the meantime; the installer would end it.
    if (parts.sessionRunning()) {
      enter({ kind: 'ready', version })
      return fail('sessionRunning')
    }
    const started = await ready.install()
    if (!started.ok) return ok(enter({ kind: 'failed', reason: started.reason }))
    updates.quit()
    return ok(view())
  }

  return {
    handlers: {
      'office.updates': () => ok(view()),
      'office.setUpdateAddress': ({ address: typed }) => {
        if (parts.practice()) return fail('notPossible')
        const read = readUpdateAddress(typed, parts.loopback)
        if (!read.ok) return read
        const saved = parts.settings.write(read.value === null ? {} : { address: read.value })
        return saved.ok ? ok(busy() ? view() : enter({ kind: 'idle' })) : saved
      },
      'office.checkUpdates': async () => ok(await check()),
      'office.downloadUpdate': () => download(),
      'office.installUpdate': () => install(),
    },
    start() {
      if (updates.bar !== null) return
      const ask = (): void => {
        if (!['ready', 'available'].includes(state.kind)) void check()
      }
      stops.push(parts.clock.after(MINUTE, ask), parts.clock.every(DAY, ask))
    },
    close() {
      for (const stop of stops.splice(0)) stop()
    },
  }
}
