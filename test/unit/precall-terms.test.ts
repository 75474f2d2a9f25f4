/** Terms that changed since a job seeker was here last (K5, M22). */
import { recordScope } from '../../shared/log/scope.ts'
import { describe, expect, it } from 'vitest'
import { changedTerms } from '../../shared/precall/terms.ts'
import { LiveSchema } from '../../shared/session/state.ts'
import { booking, desk, NUMBER, prepare, toConsulting } from './session-helpers.ts'
import { addRecord, ichiro, newOffice, takahashi } from './storage-helpers.ts'

const inForce = [
  { kind: 'ministry', effectiveFrom: '2026-11-01' },
  { kind: 'office', effectiveFrom: '2025-03-25' },
]
const before = [
  { kind: 'ministry', effectiveFrom: '2025-01-06' },
  { kind: 'office', effectiveFrom: '2025-03-25' },
]

describe('terms that changed since the last session (K5)', () => {
  it('are those of which another version was confirmed', () => {
    expect(changedTerms(inForce, before)).toEqual(['ministry'])
    expect(changedTerms(inForce, inForce)).toEqual([])
  })

  it('are none at the first session, and not those that are asked for the first time', () => {
    expect(changedTerms(inForce, [])).toEqual([])
    expect(
      changedTerms([...inForce, { kind: 'zoom', effectiveFrom: '2026-11-01' }], inForce),
    ).toEqual([])
  })

  it('are none when the version in force was confirmed beside an older one', () => {
    expect(changedTerms(inForce, [...before, ...inForce])).toEqual([])
  })
})

describe('the session', () => {
  it('says so at the first session after the change, asking for this job seeker only', async () => {
    const asked: string[] = []
    const d = desk(
      {
        terms: [
          { kind: 'ministry', title: '利用規約', effectiveFrom: '2025-01-06' },
          { kind: 'office', title: '当所の規約', effectiveFrom: '2026-11-24' },
        ],
      },
      {},
      {
        earlierConsents: (number) => {
          asked.push(number)
          return before
        },
      },
    )
    await prepare(d)
    expect(d.snapshot().changedTerms).toEqual(['office'])
    expect(asked).toEqual([NUMBER])
    d.restart()
    expect(d.snapshot().changedTerms).toEqual(['office'])
  })

  it('cannot know it of a person without a number, and asks for nobody then', async () => {
    const d = desk({}, booking({ jobSeekerNumber: null, category: 3 }), {
      earlierConsents: () => {
        throw new Error('asked')
      },
    })
    await prepare(d)
    expect(d.snapshot().changedTerms).toEqual([])
  })

  it('is read back also when it was written before this was kept', async () => {
    const d = desk()
    await toConsulting(d)
    const { session, rules } = LiveSchema.parse(JSON.parse(d.store.live ?? ''))
    const { changedTerms: _gone, ...old } = session
    expect(LiveSchema.parse({ session: old, rules }).session.changedTerms).toEqual([])
  })
})

describe('earlier consents', () => {
  const consented = (recordId: string, kind: string, effectiveFrom: string) => ({
    type: 'precall.consented' as const,
    scope: recordScope(recordId),
    actorId: 'c1',
    payload: { kind, effectiveFrom },
  })
  const number = ichiro.jobSeekerNumber ?? ''

  it('are those of the newest record of this number that holds any', () => {
    const { storage } = newOffice()
    expect(storage.earlierConsents(number)).toEqual([])
    addRecord(storage, { recordId: 'old', counselorId: 'c1', date: '2026-09-01' }, [
      consented('old', 'ministry', '2024-01-01'),
    ])
    addRecord(storage, { recordId: 'last', counselorId: 'c1', date: '2026-10-01' }, [
      consented('last', 'ministry', '2025-01-06'),
      consented('last', 'office', '2025-03-25'),
    ])
    addRecord(storage, { recordId: 'noShow', counselorId: 'c1', date: '2026-11-01' })
    addRecord(
      storage,
      { recordId: 'other', counselorId: 'c1', date: '2026-11-02', seeker: takahashi },
      [consented('other', 'ministry', '2026-11-01')],
    )
    expect(storage.earlierConsents(number)).toMatchObject(before)
  })
})
