/** Appends as fast as it can and says each sequence once it was acknowledged; its parent kills it in the middle. */
import { writeSync } from 'node:fs'
import type { KeyStore } from '../../electron/platform/platform.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { openStorage } from '../../electron/storage/storage.ts'
import { systemClock } from '../../shared/clock.ts'
import { fail } from '../../shared/result.ts'

const keyStore: KeyStore = {
  available: () => false,
  wrap: (secret) => secret,
  unwrap: () => fail('keyUnavailable'),
}
const folder = process.argv[2] ?? ''
const storage = openStorage({
  folder,
  keyStore,
  vaultPassphrase: null,
  kind: 'practice',
  clock: systemClock,
})
if (!storage.ok) throw new Error(storage.reason)
const { log, sessionStore } = storage.value
for (let n = 1; ; n += 1) {
  const recordId = `record-${n}`
  const opened = log.append([
    {
      type: 'session.opened',
      scope: recordScope(recordId),
      actorId: 'c1',
      payload: {
        bookingId: `b${n}`,
        date: '2026-11-24',
        slot: '10:00',
        siteId: 'main',
        name: '架空 一郎',
        kana: null,
        jobSeekerNumber: null,
        companions: null,
        category: 1,
        practice: true,
      },
    },
    { type: 'session.seekerJoined', scope: recordScope(recordId), actorId: 'c1', payload: {} },
  ])
  if (!opened.ok) throw new Error(opened.reason)
  const committed = sessionStore.commit(
    [
      {
        type: 'session.clockStarted',
        scope: recordScope(recordId),
        actorId: 'c1',
        payload: { capMs: 1_800_000, agoMs: 0 },
      },
    ],
    { recordId, state: { n } },
  )
  if (!committed.ok) throw new Error(committed.reason)
  writeSync(1, `${log.head().sequence} ${n}\n`)
}
