/** Phrases for notes: laid down in the log, of the office and of oneself, and put into a note so that nothing of it is lost. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPhraseDesk } from '../../electron/session/phrase-desk.ts'
import type { StoredPassphrase } from '../../shared/log/account.ts'
import { accountScope } from '../../shared/log/scope.ts'
import type { Account } from '../../shared/people/account.ts'
import { maybePersonal, pieceFor } from '../../shared/session/phrases.ts'
import { newOffice, type Office, reopen, value } from './storage-helpers.ts'

function account(id: string): Account {
  return { id, loginName: id, displayName: id, role: 'counselor', disabled: false }
}
const passphrase: StoredPassphrase = { n: 2, r: 1, p: 1, salt: 'c2FsdA==', hash: 'aGFzaA==' }

function desk() {
  const office = newOffice()
  const { storage } = office
  const rung: string[] = []
  const add = (id: string): void => {
    value(
      storage.log.append([
        {
          type: 'people.accountAdded',
          scope: accountScope(id),
          actorId: id,
          payload: { accountId: id, account: account(id), passphrase },
        },
      ]),
    )
  }
  return { office, storage, rung, add, ...on(storage, rung) }
}

function on(storage: Office['storage'], rung: string[] = []) {
  const handlers = createPhraseDesk({ log: storage.log, ring: (topic) => rung.push(topic) })
  const of = (id: string) => ({ account: account(id) })
  return {
    read: async (id: string) => value(await handlers['session.phrases']({}, of(id))),
    own: (id: string, wish: Parameters<(typeof handlers)['session.setOwnPhrases']>[0]) =>
      handlers['session.setOwnPhrases'](wish, of(id)),
    ofOffice: (id: string, wish: Parameters<(typeof handlers)['session.setOfficePhrases']>[0]) =>
      handlers['session.setOfficePhrases'](wish, of(id)),
  }
}

const greeting = { name: '書類選考', text: '書類選考の結果を待っている。' }
const template = { name: 'まとめ', text: '希望:\n経験:\n' }

describe('phrases in the log', () => {
  it('are the office’s for everybody, and one’s own for oneself alone', async () => {
    const d = desk()
    d.add('a1')
    d.add('a2')
    expect(await d.read('a1')).toEqual({
      office: { phrases: [], version: 0 },
      own: { phrases: [], version: 0 },
    })
    expect(await d.ofOffice('s1', { phrases: [greeting], version: 0 })).toMatchObject({ ok: true })
    expect(await d.own('a1', { phrases: [template], version: 0 })).toMatchObject({ ok: true })
    expect(await d.read('a1')).toEqual({
      office: { phrases: [greeting], version: 1 },
      own: { phrases: [template], version: 1 },
    })
    expect((await d.read('a2')).own.phrases).toEqual([])
    expect(d.rung).toEqual(['session.phrases', 'session.phrases'])
  })

  it('are there after a restart, sealed on the disk', async () => {
    const d = desk()
    d.add('a1')
    await d.own('a1', { phrases: [template], version: 0 })
    await d.ofOffice('s1', { phrases: [greeting], version: 0 })
    d.storage.close()
    const again = on(reopen(d.office))
    expect((await again.read('a1')).own.phrases).toEqual([template])
    expect((await again.read('a1')).office.phrases).toEqual([greeting])
  })

  it('are not overwritten by whoever did not see them', async () => {
    const d = desk()
    await d.ofOffice('s1', { phrases: [greeting], version: 0 })
    expect(await d.ofOffice('s2', { phrases: [template], version: 0 })).toMatchObject({
      ok: false,
      reason: 'changedMeanwhile',
    })
    expect((await d.read('s2')).office.phrases).toEqual([greeting])
    expect(await d.ofOffice('s2', { phrases: [], version: 1 })).toMatchObject({ ok: true })
    expect((await d.read('s1')).office).toEqual({ phrases: [], version: 2 })
  })
})

describe('a phrase put into a note', () => {
  const note = fc.string({ unit: fc.constantFrom('あ', '。', '\n', 'x', ' ') })
  const phrase = fc.string({ unit: fc.constantFrom('い', '\n', ':'), minLength: 1 })

  it('leaves all that stands there, before and behind, and is there as a whole', () => {
    fc.assert(
      fc.property(note, fc.nat(), phrase, (words, place, inserted) => {
        const at = place % (words.length + 1)
        const piece = pieceFor(words, at, inserted)
        expect(piece.replace(/^\n/u, '')).toContain(inserted.replace(/^\n/u, ''))
        expect(piece.length - inserted.length).toBeLessThanOrEqual(2)
        if (!inserted.includes('\n')) expect(piece).toBe(inserted)
        else {
          const whole = words.slice(0, at) + piece + words.slice(at)
          const begins = whole.indexOf(inserted, at)
          expect(begins === 0 || whole[begins - 1] === '\n' || inserted.startsWith('\n')).toBe(true)
        }
      }),
    )
  })

  it('of several lines has its own', () => {
    expect(pieceFor('希望を聞いた。', 7, template.text)).toBe('\n希望:\n経験:\n')
    expect(pieceFor('', 0, '希望:\n経験:')).toBe('希望:\n経験:')
    expect(pieceFor('前後', 1, '希望:\n経験:')).toBe('\n希望:\n経験:\n')
    expect(pieceFor('前\n後', 2, '希望:\n経験:')).toBe('希望:\n経験:\n')
  })
})

describe('what may be of a person', () => {
  it.each([
    '17010-00012345の方',
    '１７０１０－０００１２３４５',
    '076-000-0101に電話',
    '０９０１２３４５６７８',
    'ichiro@example.jp',
    '架空さんの希望',
    '架空 一郎様',
  ])('is asked about: %s', (words) => {
    expect(maybePersonal(words)).toBe(true)
  })

  it.each([
    '求職者様に求人票を紹介した。',
    '次回は書類選考の結果を確かめる。',
    '応募書類を3点持参する。',
    '令和8年11月24日までに応募する。',
    '10:00からの面接の準備をした。',
    '担当者様への添え状を直した。',
  ])('is not seen in: %s', (words) => {
    expect(maybePersonal(words)).toBe(false)
  })
})
