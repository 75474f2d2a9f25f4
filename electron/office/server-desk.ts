/** What a person does about the office's server: looks how it stands, tests a joining file, joins. */
import type { AnswerTo, Handlers } from '../../shared/contract.ts'
import type { JoinWish } from '../../shared/office/server.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Doors } from './doors.ts'
import { mayJoin } from './may-join.ts'
import { joinOffice, type LiveOffice } from './opening.ts'
import type { OfficeRoomParts } from './parts.ts'
import { readJoiningFile } from './server/joining-file.ts'
import { placeOf } from './server/place.ts'
import type { StageKeeper } from './stage-keeper.ts'
import { mistyped, troubleOf } from './stages.ts'

type ServerChannel =
  | 'office.server'
  | 'office.checkServer'
  | 'office.foundServer'
  | 'office.tryServer'
  | 'office.rejoin'
  | 'office.join'

export function serverHandlers<H>(
  parts: OfficeRoomParts<H>,
  stage: StageKeeper<H>,
  openAsIs: Doors['openAsIs'],
): Pick<Handlers<'office'>, ServerChannel> {
  const { realClock: clock, vaultNeedsPassphrase } = parts
  const link = (): LiveOffice<H>['rooms']['server'] | null => stage.live()?.rooms.server ?? null

  async function join(wish: JoinWish): Promise<AnswerTo<'office.join'>> {
    const may = await mayJoin(parts, stage, wish)
    if (!may.ok) return may
    const { joining } = await parts.serverDriver()
    const wraps = await joining.recoveryWrapsThere(may.value.address)
    if (!wraps.ok) return wraps
    // With a wrong key nothing is begun, here or there.
    const key = parts.storage.joinedKey(wraps.value, wish.recoveryKey)
    if (!key.ok) {
      const typed = mistyped(key.reason)
      return typed === null ? fail('keyDamaged') : fail(typed, key.details)
    }
    const joined = await joining.joinOffice(may.value, key.value)
    if (!joined.ok) return joined
    await stage.leave()
    const opened = await joinOffice(parts, {
      key: { wraps: wraps.value, typed: wish.recoveryKey },
      passphrase: vaultNeedsPassphrase ? wish.newPassphrase : null,
      place: placeOf(may.value),
    })
    return opened.ok ? stage.arrive(opened.value) : stage.stuck('office', troubleOf(opened.reason))
  }

  return {
    'office.server': () => ok(link()?.status() ?? { state: 'none' }),
    async 'office.checkServer'({ file }) {
      const read = readJoiningFile(file, clock.wallMs())
      if (!read.ok) return read
      const { checkServer } = await parts.serverDriver()
      return ok({ steps: [...(await checkServer(read.value.address, clock))] })
    },
    async 'office.foundServer'({ file }) {
      const now = stage.live()
      if (now === null || now.kind === 'practice') return fail('notInPractice')
      const founded = await now.rooms.server.found(file)
      return founded.ok ? ok(now.rooms.server.status()) : founded
    },
    'office.tryServer': () => {
      link()?.wake()
      return ok()
    },
    async 'office.rejoin'() {
      const now = stage.live()
      if (now === null) return fail('notForked')
      if (stage.sessionRuns()) return fail('sessionRunning')
      const rejoined = await now.rooms.server.rejoin()
      if (!rejoined.ok) return rejoined
      await stage.leave()
      return openAsIs(now.kind)
    },
    'office.join': (wish) => join(wish),
  }
}
