/** PCs of one office around a server that only orders, for properties of the generations of its key: each real storage, with the line played. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { branchesOf } from '../../electron/office/server/forked.ts'
import { keyPath } from '../../electron/storage/file/names.ts'
import { recoveryWrapOf } from '../../electron/storage/keys/key-file.ts'
import { generationOf } from '../../electron/storage/keys/ring.ts'
import type { Pulled, PulledEvent, PulledKey } from '../../electron/storage/log/inbox.ts'
import {
  createStorage,
  joinStorage,
  openStorage,
  type Storage,
  type StorageParts,
} from '../../electron/storage/storage.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { ok } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { closed, fakeKeyStore, opened, START_MS, value } from './storage-helpers.ts'

/** What PostgreSQL does with it: one order, and a key for each scope, maker and generation. */
class Server {
  events: PulledEvent[] = []
  keys = new Map<string, PulledKey>()
  recoveries = new Map<number, Uint8Array>()

  headOf(device: string): { sequence: number; hash: Uint8Array } | null {
    return this.events.findLast((event) => event.device === device) ?? null
  }
  withKeys(events: readonly PulledEvent[]): Pulled {
    const scopes = new Set(events.map(({ scope }) => scope))
    return { events, keys: [...this.keys.values()].filter(({ scope }) => scopes.has(scope)) }
  }
  /** What was lost with its disk the PCs send again. */
  empty(): void {
    this.events = []
    this.keys = new Map()
    this.recoveries = new Map()
  }
}

export type Pc = {
  readonly parts: StorageParts
  readonly image: string
  storage: Storage
  isIn: boolean
}

const newParts = (): StorageParts => ({
  folder: mkdtempSync(join(tmpdir(), 'soudan-generation-')),
  keyStore: fakeKeyStore(),
  vaultPassphrase: null,
  kind: 'office',
  clock: createVirtualClock(START_MS),
})

export class Office {
  readonly server = new Server()
  readonly pcs: Pc[] = []
  recoveryKey = ''
  written = 0
  changes = 0

  constructor(count: number) {
    for (let at = 0; at < count; at += 1) {
      const parts = newParts()
      const storage = at === 0 ? this.first(parts) : this.further(parts)
      this.pcs.push({ parts, image: `${parts.folder}-image`, storage, isIn: true })
    }
  }
  private first(parts: StorageParts): Storage {
    const made = value(createStorage(parts))
    this.recoveryKey = made.recoveryKey
    return made.storage
  }
  private further(parts: StorageParts): Storage {
    const wrap = recoveryWrapOf(keyPath(this.pcs[0]?.parts.folder ?? ''))
    if (wrap === null) throw new Error('no wrap')
    return value(joinStorage(parts, [wrap, ...this.server.recoveries.values()], this.recoveryKey))
  }

  write(pc: Pc, what: number): void {
    const { log } = pc.storage
    const known = [...log.reader.newestOfEach('record').keys()]
    const one = known[what % (known.length + 1)]
    if (one !== undefined)
      value(
        log.append([
          { type: 'review.signedOff', scope: recordScope(one), actorId: 'sup', payload: {} },
        ]),
      )
    else {
      this.written += 1
      const wish = { recordId: `r${this.written}`, counselorId: 'c1' }
      value(log.append([opened(wish), closed(wish)]))
    }
  }

  async sync(pc: Pc): Promise<'quiet' | 'blocked'> {
    if (!pc.isIn) return 'blocked'
    if (this.isForked(pc)) await this.rejoin(pc)
    this.push(pc)
    const said = this.pull(pc)
    if (said === 'quiet') {
      value(pc.storage.keys.tell())
      for (const { generation, wrap } of pc.storage.keys.inLog().changes)
        if (!this.server.recoveries.has(generation)) this.server.recoveries.set(generation, wrap)
    }
    this.push(pc)
    return said
  }
  private isForked({ storage: { outbox } }: Pc): boolean {
    const today = outbox.devices().at(-1)
    return outbox.devices().some((device) => {
      const head = this.server.headOf(device)
      if (head === null) return false
      const isBehind = device !== today && head.sequence > outbox.headOf(device)
      return !isBehind && !outbox.has(device, head.sequence, head.hash)
    })
  }
  private async rejoin(pc: Pc): Promise<void> {
    const { server } = this
    const line = {
      heads: (devices: readonly string[]) =>
        Promise.resolve(
          ok(
            new Map(
              devices.flatMap((device) => {
                const head = server.headOf(device)
                return head === null ? [] : [[device, head] as const]
              }),
            ),
          ),
        ),
      hashAt: (device: string, sequence: number) =>
        Promise.resolve(
          ok(
            server.events.find((one) => one.device === device && one.sequence === sequence)?.hash ??
              null,
          ),
        ),
    }
    pc.storage.startAnew(value(await branchesOf(line, pc.storage.outbox)))
    this.restart(pc)
  }
  private push({ storage: { outbox } }: Pc): void {
    for (const device of outbox.devices()) {
      for (;;) {
        const parcel = outbox.after(device, this.server.headOf(device)?.sequence ?? 0, 5, 1_000_000)
        if (parcel.events.length === 0) break
        for (const { scope, wrapped } of parcel.keys) {
          const generation = wrapped === null ? 1 : generationOf(wrapped)
          const name = `${scope} ${device} ${generation}`
          if (!this.server.keys.has(name)) this.server.keys.set(name, { scope, device, wrapped })
        }
        for (const event of parcel.events)
          this.server.events.push({ ...event, pos: this.server.events.length + 1 })
      }
    }
  }
  private pull({ storage: { inbox } }: Pc): 'quiet' | 'blocked' {
    const after = (pos: number): PulledEvent[] => this.server.events.filter((one) => one.pos > pos)
    const at = this.server.withKeys(after(inbox.position() - 1).slice(0, 1))
    if (inbox.position() > 0 && !inbox.agrees(at)) value(inbox.startOver())
    for (;;) {
      const pulled = this.server.withKeys(after(inbox.position()).slice(0, 4))
      if (pulled.events.length === 0) return 'quiet'
      const taken = inbox.receive(pulled)
      if (taken.ok) continue
      expect(taken.reason).toBe('keyNeeded')
      const said = this.server.events.filter(({ scope }) => scope === 'keys')
      const wraps = [...this.server.recoveries.values()]
      if (!inbox.learn({ ...this.server.withKeys(said), wraps })) return 'blocked'
    }
  }

  /** As the screen does it: with a line, for those that take part and have told. */
  async change(pc: Pc): Promise<void> {
    if ((await this.sync(pc)) === 'blocked') return
    const { keys } = pc.storage
    const { told } = keys.inLog()
    const receivers = this.pcs
      .filter(({ isIn }) => isIn)
      .flatMap(({ storage: { device } }) => {
        const publicKey = told.get(device)?.publicKey
        return publicKey === undefined ? [] : [{ device, publicKey }]
      })
    const made = value(keys.make(this.recoveryKey))
    this.server.recoveries.set(made.generation, made.wrap)
    value(keys.change(made, receivers, 'sup'))
    this.changes += 1
  }
  restart(pc: Pc): void {
    pc.storage.close()
    pc.storage = value(openStorage(pc.parts))
  }
  takeImage(pc: Pc): void {
    pc.storage.close()
    rmSync(pc.image, { recursive: true, force: true })
    cpSync(pc.parts.folder, pc.image, { recursive: true })
    pc.storage = value(openStorage(pc.parts))
  }
  putImageBack(pc: Pc): void {
    if (!existsSync(pc.image)) return
    pc.storage.close()
    rmSync(pc.parts.folder, { recursive: true })
    cpSync(pc.image, pc.parts.folder, { recursive: true })
    pc.storage = value(openStorage(pc.parts))
  }

  /** Everybody that takes part hears everything; who has no key takes it with the recovery key. */
  async settle(): Promise<void> {
    for (let round = 0, calm = 0; calm < 2; round += 1) {
      if (round > 20) throw new Error('they never come to rest')
      const before = this.server.events.length
      let blocked = 0
      for (const pc of this.pcs) {
        if (!pc.isIn || (await this.sync(pc)) === 'quiet') continue
        blocked += 1
        // Where the server was emptied, what it needs may come with the next PC only.
        pc.storage.keys.take(this.recoveryKey)
      }
      calm = blocked === 0 && before === this.server.events.length ? calm + 1 : 0
    }
  }
  close(): void {
    for (const { storage, parts, image } of this.pcs) {
      storage.close()
      for (const gone of [parts.folder, image]) rmSync(gone, { recursive: true, force: true })
    }
  }
}

/** Every event of that PC's log, and which of them it cannot open. */
export function logOf({ storage }: Pc): {
  readonly events: readonly string[]
  readonly shut: readonly string[]
} {
  const all = storage.log.reader.before(
    null,
    ['record', 'booking', 'row', 'batch', 'restriction', 'account', 'office'],
    100_000,
  )
  const named = all.map(({ event }) => `${event.device} ${event.sequence}`)
  const shut = all.filter(({ event }) => event.payload === null)
  return {
    events: named.toSorted(),
    shut: shut.map(({ event }) => `${event.type} ${event.scope}`),
  }
}
