/** An office on several PCs and a real PostgreSQL, for tests: each PC with a folder, a schedule room and a courier of its own. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Claims, createClaims } from '../../electron/office/server/claims.ts'
import type { Connection } from '../../electron/office/server/connection.ts'
import { type Courier, createCourier } from '../../electron/office/server/courier.ts'
import { branchesOf } from '../../electron/office/server/forked.ts'
import {
  foundOffice,
  joinOffice,
  recoveryWrapsThere,
} from '../../electron/office/server/joining.ts'
import { connectPostgres } from '../../electron/office/server/postgres.ts'
import { proofOf } from '../../electron/office/server/proofs.ts'
import { inviteTo } from '../../electron/office/server/setting-up.ts'
import type { ServerAddress } from '../../electron/office/server/address.ts'
import { keyPath } from '../../electron/storage/file/names.ts'
import { recoveryWrapOf } from '../../electron/storage/keys/key-file.ts'
import { createStorage, joinStorage, type StorageParts } from '../../electron/storage/storage.ts'
import { systemClock } from '../../shared/clock.ts'
import { ok } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import type { TestServer } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { openTestOffice, type TestOffice } from './schedule-helpers.ts'
import { officeOn } from './server-office.ts'
import { value } from './storage-helpers.ts'

export type Pc = {
  readonly name: string
  /** It is given everybody's records. */
  readonly whole: boolean
  readonly office: TestOffice
  courier(): Courier
  /** What it asks of the server before it takes a booking. */
  readonly claims: Claims
  /** The line is cut; what is written meanwhile waits. */
  offline(): Promise<void>
  online(): void
  /** As a kill of the app: nothing is closed tidily. */
  kill(): Promise<void>
  /** Its disk is kept as it is now; the one kept before is thrown away. */
  takeImage(): Promise<void>
  /** Its disk is put back to what was kept; nothing happens where nothing was. */
  putImageBack(): Promise<void>
  /** It is an older copy of itself, and takes part again under a new name. */
  rejoin(): Promise<void>
  close(): Promise<void>
}

export type ManyPcs = {
  readonly pcs: readonly Pc[]
  /** How far the server's order goes. */
  position(): Promise<number>
  /** All lines are there, and nobody has anything more to say. */
  settle(): Promise<void>
  close(): Promise<void>
}

const newParts = (): StorageParts => ({
  folder: mkdtempSync(join(tmpdir(), 'soudan-pc-')),
  // As the schedule's tests wrap theirs.
  keyStore: { available: () => true, wrap: (secret) => secret, unwrap: (wrapped) => ok(wrapped) },
  vaultPassphrase: null,
  kind: 'office',
  clock: createVirtualClock(0),
})

const NEXT = 'a password of the tests'

/** @param wholes for each PC whether it is given everybody's records; the first one founds the office */
export async function manyPcs(server: TestServer, wholes: readonly boolean[]): Promise<ManyPcs> {
  const home = await officeOn(server)
  const pcs: Pc[] = []
  let recoveryKey = ''
  for (const [at, whole] of wholes.entries()) {
    const invited = value(await inviteTo(home.admin, home.office, 'joining', whole))
    const joining = {
      office: home.office,
      address: { ...server.address, ...invited },
      nextPassword: NEXT,
    }
    const parts = newParts()
    if (at === 0) {
      const made = value(createStorage(parts))
      ;({ recoveryKey } = made)
      const { device, vault } = made.storage
      const recovery = recoveryWrapOf(keyPath(parts.folder))
      if (recovery === null) throw new Error('no recovery wrap')
      value(await foundOffice(joining, { device, vault, recovery }))
      made.storage.close()
    } else {
      const wraps = value(await recoveryWrapsThere(joining.address))
      const storage = value(joinStorage(parts, wraps, recoveryKey))
      value(await joinOffice(joining, storage.vault))
      storage.close()
    }
    const address = { ...joining.address, password: NEXT }
    pcs.push(pcOn(parts.folder, { name: `pc${at}`, whole, address, office: home.office }))
  }
  /** The administrator's line breaks with a crash of the server, like everybody's. */
  async function position(): Promise<number> {
    const admin = await server.connect()
    try {
      return await positionOf(admin, home.office)
    } finally {
      await admin.close()
    }
  }
  await home.admin.close()
  return {
    pcs,
    position,
    async settle() {
      for (const pc of pcs) pc.online()
      await settled(pcs, position)
    },
    async close() {
      for (const pc of pcs) await pc.close()
    },
  }
}

async function positionOf(admin: Connection, office: string): Promise<number> {
  const rows = await admin.ask(
    z.object({ pos: z.string() }),
    'SELECT pos::text FROM soudan.offices WHERE office = $1',
    [office],
  )
  return Number(value(rows)[0]?.pos)
}

type PcWish = {
  readonly name: string
  readonly whole: boolean
  readonly address: ServerAddress
  readonly office: string
}

function pcOn(folder: string, { name, whole, address, office: there }: PcWish): Pc {
  const office = openTestOffice({ isShared: () => true }, folder)
  let courier: Courier | null = null
  let deafen = (): void => undefined

  function online(): void {
    if (courier !== null) return
    const { storage } = office
    const proof = proofOf(storage.vault, there)
    const proves = (code: Uint8Array): boolean => Buffer.compare(code, proof) === 0
    const made = createCourier({
      connect: () => connectPostgres(address, { office: there, proves }, systemClock),
      outbox: storage.outbox,
      inbox: storage.inbox,
      clock: systemClock,
      random: Math.random,
      onState: () => undefined,
    })
    courier = made
    deafen = storage.log.onCommitted(() => made.written(false))
    made.start()
  }
  async function offline(): Promise<void> {
    deafen()
    await courier?.stop()
    courier = null
  }
  const image = `${folder}-image`

  /** With the folder closed, and the line as it was afterwards. */
  async function whileClosed(run: () => void): Promise<void> {
    const wasOnline = courier !== null
    await offline()
    office.close()
    run()
    office.restart()
    if (wasOnline) online()
  }
  return {
    name,
    whole,
    office,
    claims: createClaims({
      line: () => courier?.line() ?? null,
      vault: { mac: (...words) => office.storage.vault.mac(...words) },
      clock: systemClock,
      find: (bookingId) => office.room.port.find(bookingId),
    }),
    takeImage: () =>
      whileClosed(() => {
        rmSync(image, { recursive: true, force: true })
        cpSync(folder, image, { recursive: true })
      }),
    async putImageBack() {
      if (!existsSync(image)) return
      await whileClosed(() => {
        rmSync(folder, { recursive: true })
        cpSync(image, folder, { recursive: true })
      })
    },
    async rejoin() {
      await offline()
      const { storage } = office
      const proof = proofOf(storage.vault, there)
      const proves = (code: Uint8Array): boolean => Buffer.compare(code, proof) === 0
      const line = value(await connectPostgres(address, { office: there, proves }, systemClock))
      storage.startAnew(value(await branchesOf(line, storage.outbox)))
      await line.close()
      office.restart()
      online()
    },
    courier() {
      if (courier === null) throw new Error(`${name} has no line`)
      return courier
    },
    online,
    offline,
    async kill() {
      await offline()
      office.kill()
    },
    async close() {
      await offline()
      office.close()
      for (const gone of [folder, image]) rmSync(gone, { recursive: true, force: true })
    },
  }
}

async function settled(pcs: readonly Pc[], position: () => Promise<number>): Promise<void> {
  const isQuiet = async (pc: Pc): Promise<boolean> => {
    const state = pc.courier().state()
    if (state.name === 'away') throw new Error(`${pc.name} is ${JSON.stringify(state)}`)
    if (state.name === 'forked') await pc.rejoin()
    return state.name === 'quiet' && state.unsent === 0
  }
  const areQuiet = async (): Promise<boolean> => {
    for (const pc of pcs) if (!(await isQuiet(pc))) return false
    return true
  }
  // What came in is folded piece by piece, while everything else has its turn.
  const folded = (): string => pcs.map(({ office }) => office.store.revision()).join(' ')
  let calm = 0
  for (let round = 0; calm < 2; round += 1) {
    if (round > 60) throw new Error(`they never come to rest: ${lastSaid(pcs)}`)
    const before = `${await position()} ${folded()}`
    for (const pc of pcs) {
      // What the rules say of what came in.
      pc.office.clock.advance(5)
      pc.courier().wake()
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
    await until('every PC is quiet', areQuiet)
    calm = `${await position()} ${folded()}` === before ? calm + 1 : 0
  }
}

/** What each of them said last, for whoever looks into it. */
function lastSaid(pcs: readonly Pc[]): string {
  return pcs
    .map(({ name, office }) => {
      const said = office.events
        .slice(-6)
        .map(
          (event) =>
            `${event.sequence} ${event.type} ${event.scope} ${JSON.stringify(event.payload)}`,
        )
      return `${name}: ${said.join(' | ')}`
    })
    .join('\n')
}
