/** Coming back from a judgement: a supervisor corrects an outcome, and takes a sign-off back. Lists, counts, once a day and the booking follow. */
import { describe, expect, it } from 'vitest'
import { SECOND } from '../../shared/clock.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { OutcomeSchema } from '../../shared/log/outcome.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { eventPayloads } from '../../shared/log/events.ts'
import { recordView } from '../../shared/records/view.ts'
import { correctableTo } from '../../shared/review/correction.ts'
import { summaryOf } from '../../electron/records/summary.ts'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { account, reviewRoom, supervisor } from './review-helpers.ts'
import { addRecord, ichiro, newOffice, opened, reopen, START_MS, value } from './storage-helpers.ts'

const by = { account: supervisor }
const said = (recordId: string, event: Pick<NewEvent, 'type' | 'payload'>): NewEvent =>
  // The pair is one of the log's own.
  ({ ...event, scope: recordScope(recordId), actorId: 'anna' }) as NewEvent
const evidence = {
  lookedMs: 300_000,
  stays: [],
  informed: 'contact' as const,
  withdrawalRead: 'counselor' as const,
}
const deemed = (recordId: string): NewEvent =>
  said(recordId, { type: 'session.noShowAnswered', payload: { contacted: false, evidence } })

describe('an outcome that was not so', () => {
  it('is corrected with a reason: the list, its filters, once a day and verify follow, and what it was stays', async () => {
    const office = newOffice()
    const { storage } = office
    const asked: unknown[] = []
    const review = reviewRoom(storage, undefined, {
      correcting: (bookingId, corrected) => {
        asked.push([bookingId, corrected])
        return []
      },
    })
    value(
      storage.log.append([
        ...['wrong', 'right'].flatMap((recordId) => [
          opened({ recordId, counselorId: 'anna' }),
          said(recordId, { type: 'session.consultingBegan', payload: {} }),
          said(recordId, {
            type: 'session.closed',
            payload: { outcome: 'completed', note: '', followUp: '', usedMs: 60_000 },
          }),
        ]),
      ]),
    )
    const number = ichiro.jobSeekerNumber ?? ''
    expect(storage.records.usedOn(number, '2026-11-24')).toBe(true)
    for (const recordId of ['wrong', 'right'])
      expect(
        await review.handlers['review.correctOutcome'](
          { recordId, outcome: 'officeReason', reason: '回線は当所の工事で切れていた' },
          by,
        ),
      ).toEqual({ ok: true, value: null })
    expect(storage.records.find('wrong')).toMatchObject({
      outcome: 'officeReason',
      corrected: true,
      review: 'waiting',
    })
    expect(storage.records.usedOn(number, '2026-11-24')).toBe(false)
    expect(asked[0]).toEqual([
      'b-wrong',
      { recordId: 'wrong', outcome: 'officeReason', by: supervisor.id },
    ])
    expect(storage.log.eventsOf(recordScope('wrong')).at(-1)).toMatchObject({
      type: 'review.outcomeCorrected',
      payload: { was: 'completed', outcome: 'officeReason' },
    })
    storage.close()
    expect(verifyFolder(office.folder).ok).toBe(true)
    expect(reopen(office).records.find('right')?.outcome).toBe('officeReason')
  })

  it('is never corrected into a mark that the record does not bear, nor by who ran it, nor while it is open', async () => {
    const { storage } = newOffice()
    const review = reviewRoom(storage)
    addRecord(storage, { recordId: 'plain', counselorId: 'anna' })
    addRecord(storage, { recordId: 'own', counselorId: supervisor.id })
    addRecord(storage, { recordId: 'noShow', counselorId: 'anna' }, [deemed('noShow')])
    const correct = (recordId: string, outcome: 'deemedCancellation' | 'prohibitedAct') =>
      review.handlers['review.correctOutcome']({ recordId, outcome, reason: 'x' }, by)
    expect(await correct('plain', 'deemedCancellation')).toMatchObject({
      reason: 'outcomeNotPossible',
    })
    expect(await correct('plain', 'prohibitedAct')).toMatchObject({ reason: 'outcomeNotPossible' })
    expect(await correct('own', 'deemedCancellation')).toMatchObject({ reason: 'ownRecord' })
    expect(await correct('nobody', 'deemedCancellation')).toMatchObject({ reason: 'notFound' })
    expect(await correct('noShow', 'deemedCancellation')).toMatchObject({ ok: true })
  })

  it('offers every other outcome but those', () => {
    for (const was of OutcomeSchema.options) {
      const offered = correctableTo(was, [])
      expect(offered).not.toContain(was)
      expect(offered).not.toContain('deemedCancellation')
      expect(offered).not.toContain('prohibitedAct')
    }
    const contacted = eventPayloads['session.noShowAnswered'].parse({
      contacted: true,
      evidence: null,
    })
    expect(
      correctableTo('officeReason', [{ type: 'session.noShowAnswered', payload: contacted }]),
    ).not.toContain('deemedCancellation')
  })
})

describe('a sign-off', () => {
  it('is taken back within ten seconds by who gave it, and by nobody afterwards', async () => {
    const { storage } = newOffice()
    const clock = createVirtualClock(START_MS)
    const review = reviewRoom(storage, undefined, { clock })
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' })
    const back = (who = supervisor) =>
      review.handlers['review.takeBackSignOff']({ recordId: 'r1' }, { account: who })
    expect(await back()).toMatchObject({ reason: 'notFound' })
    value(await review.handlers['review.signOff']({ recordId: 'r1' }, by))
    expect(await back(account('other', 'supervisor'))).toMatchObject({ reason: 'tooLate' })
    clock.advance(9 * SECOND)
    value(await back())
    expect(storage.records.find('r1')?.review).toBe('waiting')
    value(await review.handlers['review.signOff']({ recordId: 'r1' }, by))
    clock.advance(11 * SECOND)
    expect(await back()).toMatchObject({ reason: 'tooLate' })
    expect(storage.records.find('r1')?.review).toBe('signedOff')
  })
})

describe('several sign-offs within ten seconds', () => {
  it('can each be taken back, in any order', async () => {
    const { storage } = newOffice()
    const clock = createVirtualClock(START_MS)
    const review = reviewRoom(storage, undefined, { clock })
    for (const recordId of ['r1', 'r2', 'r3']) {
      addRecord(storage, { recordId, counselorId: 'anna' })
      value(await review.handlers['review.signOff']({ recordId }, by))
      clock.advance(4 * SECOND)
    }
    const back = (recordId: string) => review.handlers['review.takeBackSignOff']({ recordId }, by)
    expect(await back('r1')).toMatchObject({ reason: 'tooLate' })
    for (const recordId of ['r2', 'r3']) value(await back(recordId))
    expect(['r1', 'r2', 'r3'].map((id) => storage.records.find(id)?.review)).toEqual([
      'signedOff',
      'waiting',
      'waiting',
    ])
  })
})

describe('a sign-off that was taken back', () => {
  it('leaves the record as it was, in the queue and to be read, and the log verifies', async () => {
    const office = newOffice()
    const { storage } = office
    const review = reviewRoom(storage)
    const scope = recordScope('r1')
    addRecord(storage, { recordId: 'r1', counselorId: 'anna' })
    value(
      storage.log.append([
        { type: 'review.returned', scope, actorId: by.account.id, payload: { comment: '架空' } },
        { type: 'review.answered', scope, actorId: 'anna', payload: { comment: '架空' } },
      ]),
    )
    value(await review.handlers['review.signOff']({ recordId: 'r1' }, by))
    value(await review.handlers['review.takeBackSignOff']({ recordId: 'r1' }, by))
    const record = storage.records.find('r1')
    expect(record?.review).toBe('answered')
    if (record === null) throw new Error('there is one')
    const events = storage.log.eventsOf(scope)
    const steps = recordView(summaryOf(record, String), events, String).review
    expect(steps.map(({ kind }) => kind)).toEqual(['returned', 'answered'])
    storage.close()
    expect(verifyFolder(office.folder).ok).toBe(true)
    const again = reopen(office)
    expect(again.mended).toEqual([])
    again.close()
  })
})

describe('a booking that was given back', () => {
  it('leaves nothing to mend when it was the only one', () => {
    const office = newOffice()
    const { storage } = office
    value(storage.log.append([opened({ recordId: 'back', counselorId: 'anna' })]))
    value(
      storage.sessionStore.commit([said('back', { type: 'session.givenBack', payload: {} })], null),
    )
    storage.close()
    const again = reopen(office)
    expect(again.mended).toEqual([])
    again.close()
    expect(verifyFolder(office.folder).ok).toBe(true)
  })

  it('leaves its record in no list, with or without making the lists again', async () => {
    const office = newOffice()
    const { storage } = office
    addRecord(storage, { recordId: 'kept', counselorId: 'anna' })
    value(storage.log.append([opened({ recordId: 'back', counselorId: 'anna' })]))
    value(
      storage.sessionStore.commit([said('back', { type: 'session.givenBack', payload: {} })], null),
    )
    // Nobody was met: what it held of the person does not outlive it (M15).
    const left = storage.log.eventsOf(recordScope('back'))
    expect(left.every(({ payload }) => payload === null)).toBe(true)
    expect(storage.records.find('back')).toBeNull()
    expect(await storage.checkLists(() => false)).toEqual([])
    storage.close()
    expect(verifyFolder(office.folder).ok).toBe(true)
    const again = reopen(office)
    expect(again.records.find('back')).toBeNull()
    expect(again.records.find('kept')).not.toBeNull()
  })
})
