/** Mails through a real SMTP server: who got what, nobody twice, and what is said of each when something goes wrong, whatever it is. */
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Claimed } from '../../electron/office/server/port.ts'
import { createSharedMails } from '../../electron/office/server/shared-mails.ts'
import type { Mail, MailState } from '../../shared/log/mail.ts'
import { bookingScope } from '../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { mailTestSteps } from '../../shared/schedule/mail-account.ts'
import {
  against,
  GIVEN_UP_MS,
  mailsOf,
  standingOf,
  turnOf,
  withMail,
} from '../../shared/schedule/mailing.ts'
import { tellingOf } from '../../shared/schedule/telling.ts'
import { MINUTE } from '../../shared/clock.ts'
import {
  type MailFault,
  mailFaults,
  type MailServer,
  type MailServerWish,
  startMailServer,
} from '../fakes/smtp/mail-server.ts'
import { addressOf, type DeskWish, type MailDesk, mailDesk } from './mailing-helpers.ts'
import { counselor, DAY, supervisor, value } from './schedule-helpers.ts'

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function serving(wish: MailServerWish = {}): Promise<MailServer> {
  const server = await startMailServer(wish)
  ends.push(() => server.close())
  return server
}
async function desk(wish: DeskWish): Promise<MailDesk> {
  const made = await mailDesk(wish)
  ends.push(() => made.close())
  return made
}

const got = (server: MailServer): string[] => server.received.map(({ to }) => to).sort()
const all = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => addressOf(at)).sort()
const stateOfAll = (d: MailDesk): (MailState | null)[] => d.ids.map((id) => d.state(id))
const isTold = (d: MailDesk, id: string): boolean =>
  tellingOf({ ...d.find(id), hasMeeting: false }, {}).state === 'told'

describe('eleven people', () => {
  it('are sent their own texts, with their own links, once each, and it stands in the contact log', async () => {
    const server = await serving()
    const d = await desk({ server, people: 11 })
    expect(await d.press()).toEqual({ waiting: 11, left: [] })
    await d.done()
    expect(got(server)).toEqual(all(11))
    for (const [at, id] of d.ids.entries()) {
      const mail = server.received.find(({ to }) => to === addressOf(at))?.mail
      expect(mail?.text).toContain(`架空 ${at}番 様`)
      expect(mail?.text).toContain(`https://zoom.example/j/${id}`)
      expect(mail?.text).toContain('482913')
      expect(mail?.text).not.toMatch(/[{}]/)
      expect(d.state(id)).toBe('sent')
      expect(isTold(d, id)).toBe(true)
      expect(d.find(id).contacts).toMatchObject([
        {
          means: 'email',
          direction: 'toSeeker',
          result: 'sent',
          about: 'first',
          actorId: 'c1',
          note: '',
        },
      ])
    }
    // One connection, one login, for all of them; and this computer's name is said to nobody.
    expect(server.said.logins).toBe(1)
    expect([...server.said.names]).toEqual(['[127.0.0.1]'])
  })

  it('are named in no head but their own, and neither office PC nor program is', async () => {
    const server = await serving()
    const d = await desk({ server, people: 2 })
    await d.press()
    await d.done()
    for (const { raw, to, mail } of server.received) {
      const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
      const fields = [...head.matchAll(/^([A-Za-z-]+):/gm)].map(([, name]) => name?.toLowerCase())
      expect(fields.sort()).toEqual(
        [
          'from',
          'to',
          'subject',
          'message-id',
          'content-transfer-encoding',
          'date',
          'mime-version',
          'content-type',
        ].sort(),
      )
      expect(head).not.toMatch(/cc:|kakuu\d+@example\.jp[\s\S]*kakuu\d+@example\.jp/i)
      expect([mail.to].flat().map((one) => one?.text)).toEqual([to])
      expect(mail.from?.text).toContain('soudan@example.jp')
      expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@example\.jp>$/)
      expect(mail.subject).not.toContain('架空')
    }
  })

  it('are not sent it again by another press while it is under way', async () => {
    const server = await serving()
    server.fault = () => 'slow'
    const d = await desk({ server, people: 3 })
    await d.press()
    const again = await d.press()
    expect(again).toMatchObject({
      waiting: 0,
      left: [{ why: 'underWay' }, { why: 'underWay' }, { why: 'underWay' }],
    })
    await d.done()
    expect(got(server)).toEqual(all(3))
  })

  it('are sent nothing more once somebody says stop', async () => {
    const server = await serving()
    const d = await desk({ server, people: 4 })
    server.onData = async () => {
      await value(d.mailing().handlers['telling.stopSending']({}, counselor))
    }
    await d.press()
    await d.done()
    expect(stateOfAll(d)).toEqual(['sent', 'notSent', 'notSent', 'notSent'])
    expect(d.mail(d.ids[1] ?? '')?.why).toBe('stopped')
    server.onData = () => undefined
    await d.press('first', d.ids.slice(1))
    await d.done()
    expect(got(server)).toEqual(all(4))
  })

  it('are not sent what is not so any more', async () => {
    const server = await serving()
    const d = await desk({ server, people: 2 })
    const [first = '', second = ''] = d.ids
    server.onData = async () => {
      server.onData = () => undefined
      await value(
        d.office.room.handlers['schedule.cancel'](
          { bookingId: second, by: 'seeker', means: null },
          counselor,
        ),
      )
    }
    await d.press()
    await d.done()
    expect([d.state(first), d.state(second), d.mail(second)?.why]).toEqual([
      'sent',
      'notSent',
      'changed',
    ])
    expect(got(server)).toEqual([addressOf(0)])
  })
})

describe('when one mail goes wrong', () => {
  const cases: readonly (readonly [MailFault, MailState, string | null, boolean])[] = [
    ['addressRefused', 'refused', 'addressRefused', false],
    ['addressLater', 'notSent', 'addressLater', false],
    ['mailboxFull', 'notSent', 'mailboxFull', false],
    ['storageFull', 'notSent', 'serverFull', false],
    ['dataRefused', 'notSent', 'messageRefused', false],
    ['dataFull', 'notSent', 'serverFull', false],
    ['dropBefore', 'notSent', 'lost', false],
    ['dropAfter', 'unknown', 'lostAfter', false],
    ['takeAndDrop', 'unknown', 'lostAfter', true],
    ['slow', 'sent', null, true],
  ]
  it.each(cases)(
    '%s: it is said, and the others get theirs',
    async (fault, state, why, isThere) => {
      const server = await serving()
      server.fault = (to) => (to === addressOf(1) ? fault : null)
      const d = await desk({ server, people: 3 })
      await d.press()
      await d.done()
      const [, wrong = ''] = d.ids
      expect([d.state(wrong), d.mail(wrong)?.why]).toEqual([state, why])
      expect(got(server)).toEqual(isThere ? all(3) : [addressOf(0), addressOf(2)])
      expect(isTold(d, wrong)).toBe(state === 'sent')
      // Pressed again for all that may be: whoever may have it is left alone.
      server.fault = () => null
      const untold = d.ids.filter((id) => !isTold(d, id))
      const again = await d.press('first', untold)
      await d.done()
      if (state === 'unknown') {
        expect(again.left).toEqual([{ bookingId: wrong, why: 'undecided' }])
        expect(d.state(wrong)).toBe('unknown')
      } else expect(got(server)).toEqual(all(3))
    },
  )

  it('a mail of which nobody knows waits for a person, who says that it is there or not', async () => {
    const server = await serving()
    server.fault = (to) =>
      to === addressOf(0) ? 'dropAfter' : to === addressOf(1) ? 'takeAndDrop' : null
    const d = await desk({ server, people: 3 })
    const [first = '', second = '', third = ''] = d.ids
    await d.press()
    await d.done()
    server.fault = () => null
    const decide = (bookingId: string, arrived: boolean) =>
      d
        .mailing()
        .handlers['telling.decide'](
          { bookingId, mailId: d.mail(bookingId)?.id ?? '', arrived },
          counselor,
        )
    expect(await decide(third, true)).toEqual(fail('notUnknown'))
    expect(await decide(second, true)).toEqual(ok())
    expect([d.state(second), isTold(d, second)]).toEqual(['sent', true])
    expect(await decide(first, false)).toEqual(ok())
    expect([d.state(first), isTold(d, first)]).toEqual(['notSent', false])
    await d.press('first', [first])
    await d.done()
    expect(got(server)).toEqual(all(3))
  })

  it('a disk that is full holds up the next mail until it is written what became of the last', async () => {
    const server = await serving()
    const d = await desk({ server, people: 2 })
    server.onData = () => {
      d.office.faults.log = true
    }
    await d.press()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(server.received).toHaveLength(1)
    server.onData = () => undefined
    d.office.faults.log = false
    await d.done()
    expect(stateOfAll(d)).toEqual(['sent', 'sent'])
    expect(got(server)).toEqual(all(2))
  }, 20_000)
})

describe('when the server as a whole is not well', () => {
  async function pressed(
    server: Pick<MailServer, 'account' | 'cut'>,
  ): Promise<readonly [MailDesk, Set<string | null | undefined>]> {
    const d = await desk({ server, people: 3 })
    await d.press()
    await d.done()
    expect(stateOfAll(d)).toEqual(['notSent', 'notSent', 'notSent'])
    return [d, new Set(d.ids.map((id) => d.mail(id)?.why))]
  }

  it('says so of everybody, tries it once, and sends all of it when it is well again', async () => {
    const server = await serving()
    server.refuses.login = true
    const [d, why] = await pressed(server)
    expect([...why]).toEqual(['loginRefused'])
    expect(server.said.logins).toBe(1)
    server.refuses.login = false
    await d.press()
    await d.done()
    expect(got(server)).toEqual(all(3))
  })

  it('the sender is not taken', async () => {
    const server = await serving()
    server.refuses.sender = true
    expect([...(await pressed(server))[1]]).toEqual(['senderRefused'])
  })

  it.each([
    [{ certificate: 'expired' }, 'certificateExpired'],
    [{ certificate: 'otherName' }, 'certificateWrong'],
    [{ certificate: 'unknown' }, 'certificateWrong'],
    [{ certificate: 'expired', security: 'implicit' }, 'certificateExpired'],
    [{ certificate: 'unknown', security: 'implicit' }, 'certificateWrong'],
    [{ plain: true }, 'noTls'],
  ] as const)('%j: not even the login is said', async (wish, expected) => {
    const server = await serving(wish)
    expect([...(await pressed(server))[1]]).toEqual([expected])
    expect([server.said.logins, server.received]).toEqual([0, []])
  })

  it('nobody is there, or no such name', async () => {
    const server = await serving()
    const { account } = server
    const cut = (): void => undefined
    await server.close()
    ends.pop()
    expect([...(await pressed({ account, cut }))[1]]).toEqual(['unreachable'])
    const named = { ...account, host: 'nobody.invalid' }
    expect([...(await pressed({ account: named, cut }))[1]]).toEqual(['nameUnknown'])
  })

  it('says nothing of anybody in the technical log', async () => {
    const server = await serving()
    server.fault = () => 'addressRefused'
    const d = await desk({ server, people: 3 })
    await d.press()
    await d.done()
    expect(d.lines.length).toBeGreaterThan(0)
    expect(d.lines.join('\n')).not.toMatch(/@|架空|kakuu|himitsu/)
  })
})

describe('whatever goes wrong', () => {
  const people = 5
  const fault = fc.option(fc.constantFrom(...mailFaults), { freq: 2 })
  const rounds = fc.array(
    fc.record({
      faults: fc.array(fault, { minLength: people, maxLength: people }),
      login: fc.boolean(),
      /** So many events until the program is gone. */
      kill: fc.option(fc.integer({ min: 1, max: 14 }), { freq: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )

  it('nobody is mailed twice, nobody is called told who was not, and everybody’s state is said', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (presses) => {
        const server = await startMailServer()
        const d = await mailDesk({ server, people })
        try {
          for (const round of presses) {
            server.fault = (to) => round.faults[all(people).indexOf(to)] ?? null
            server.refuses.login = round.login
            if (round.kill !== null) d.killAfter(round.kill)
            // A person who presses for everybody not told yet, and decides nothing.
            const untold = d.ids.filter((id) => !isTold(d, id))
            if (untold.length > 0 && !d.isDead()) await d.press('first', untold)
            await d.done()
            if (d.isDead()) await d.again()
            for (const [at, id] of d.ids.entries()) {
              const count = server.received.filter(({ to }) => to === addressOf(at)).length
              expect(count, 'at most once').toBeLessThanOrEqual(1)
              expect(['waiting', 'sending'], 'nothing is left open').not.toContain(d.state(id))
              if (isTold(d, id)) expect(count, 'told means there').toBe(1)
              if (count === 1)
                expect(['sent', 'unknown'], 'there means said').toContain(d.state(id))
            }
          }
        } finally {
          await d.close()
          await server.close()
        }
      }),
      { numRuns: 25 },
    )
  }, 240_000)

  it('after a kill between the mail and its writing down, it is unknown and stays so', async () => {
    const server = await serving()
    const d = await desk({ server, people: 3 })
    const [first = '', second = ''] = d.ids
    // Three are written as waiting with one event of the log, the first as begun with the next.
    d.killAfter(2)
    await d.press()
    await d.done()
    await d.again()
    expect([d.state(first), d.mail(first)?.why, isTold(d, first)]).toEqual([
      'unknown',
      'interrupted',
      false,
    ])
    expect([d.state(second), d.mail(second)?.why]).toEqual(['notSent', 'interrupted'])
    const { waiting, left } = await d.press()
    expect([waiting, left]).toEqual([2, [{ bookingId: first, why: 'undecided' }]])
    await d.done()
    expect(server.received.filter(({ to }) => to === addressOf(0)).length).toBeLessThanOrEqual(1)
    expect(got(server)).toContain(addressOf(2))
  })
})

describe('two PCs of an office', () => {
  const mail = (more: Partial<Mail> = {}): Mail => ({
    ...{ id: 'm1', state: 'waiting', begun: false, why: null, kind: 'first', language: 'ja' },
    ...{ when: { date: DAY, slot: '10:00' }, atMs: 1000, actorId: 'c1', device: 'pc-a' },
    ...more,
  })
  const here = { device: 'pc-b', inHand: new Set<string>(), nowMs: 1000 + MINUTE }
  const letter = { kind: 'first', when: { date: DAY, slot: '10:00' } } as const

  it('leave each other’s mails alone, and ask a person about what was left behind', () => {
    expect(against([mail()], letter, here)).toBe('underWay')
    expect(against([mail({ state: 'sending', begun: true })], letter, here)).toBe('underWay')
    const later = { ...here, nowMs: 1001 + GIVEN_UP_MS }
    expect(against([mail()], letter, later)).toBe(null)
    expect(against([mail({ state: 'sending', begun: true })], letter, later)).toBe('undecided')
    // A stamp from the future says nothing.
    expect(standingOf(mail({ state: 'sending', atMs: 9e15 }), here)).toBe('unknown')
    // What this PC has in hand, however long it takes.
    expect(standingOf(mail({ device: 'pc-b' }), { ...later, inHand: new Set(['m1']) })).toBe(
      'waiting',
    )
    expect(against([mail({ kind: 'reminder' })], letter, here)).toBe(null)
    expect(against([mail({ when: { date: DAY, slot: '11:00' } })], letter, here)).toBe(null)
  })

  it('hear late words without losing what is known', () => {
    const states = fc.constantFrom<MailState>(
      'waiting',
      'sending',
      'sent',
      'refused',
      'notSent',
      'unknown',
    )
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: 6 }), (words) => {
        const mails = words.reduce<Mail[]>(
          (before, state) => withMail(before, mail({ state, begun: state !== 'waiting' })),
          [],
        )
        expect(mails).toHaveLength(1)
        if (words.includes('sent')) expect(mails[0]?.state).toBe('sent')
        else if (words.some((word) => word === 'refused' || word === 'notSent'))
          expect(['refused', 'notSent']).toContain(mails[0]?.state)
        expect(mails[0]?.begun).toBe(words.some((word) => word !== 'waiting'))
      }),
    )
  })

  it('ask for the same turn until one hears of the other’s sending', () => {
    const begun = mail({ state: 'notSent', begun: true })
    const next = mail({ id: 'm2' })
    expect(turnOf([], next)).toBe(0)
    expect(turnOf([begun], next)).toBe(1)
    expect(turnOf([mail({ state: 'notSent' })], next)).toBe(0)
    expect(turnOf([begun, next], begun)).toBe(0)
  })

  it('send nothing from a slow PC that another one sent meanwhile', async () => {
    const server = await serving()
    const asked: [string, number][] = []
    const others = {
      claim: async (id: string, _mail: Mail, turn: number): Promise<Result<boolean, 'away'>> => {
        asked.push([id, turn])
        // The other PC has the first turn of the second person.
        return ok(!(id === second && turn === 0))
      },
      keep: () => Promise.resolve(true),
      giveBack: () => undefined,
    }
    const d = await desk({ server, people: 2, others })
    const [, second = ''] = d.ids
    server.onData = () => {
      const theirs = mail({ id: 'theirs', state: 'sent', begun: true, device: 'pc-b' })
      const when = { date: DAY, slot: d.find(second).slot }
      d.office.storage.log.append([
        {
          ...{ type: 'schedule.mailing', scope: bookingScope(second), actorId: 'c2' },
          payload: { mail: { ...theirs, when } },
        },
      ])
    }
    await d.press()
    await d.done()
    expect(asked).toContainEqual([second, 0])
    expect(got(server)).toEqual([addressOf(0)])
    expect(mailsOf(d.find(second)).map(({ state, why }) => [state, why])).toEqual([
      ['notSent', 'elsewhere'],
      ['sent', null],
    ])
  })

  it('send a mail from one of them only, and none while nobody can be asked', async () => {
    const server = await serving()
    const taken = new Set<string>()
    let away = false
    const others = {
      claim: async (
        bookingId: string,
        { kind }: Mail,
        turn: number,
      ): Promise<Result<boolean, 'away'>> => {
        if (away) return fail('away')
        const name = `${bookingId} ${kind} ${turn}`
        const isFree = !taken.has(name)
        taken.add(name)
        return ok(isFree)
      },
      keep: () => Promise.resolve(true),
      giveBack: () => undefined,
    }
    // Two offices' folders with the same four people: neither has heard of the other.
    const a = await desk({ server, others })
    const b = await desk({
      server,
      others: {
        ...others,
        claim: (id, ...rest) => others.claim(a.ids[b.ids.indexOf(id)] ?? '', ...rest),
      },
    })
    await Promise.all([a.press(), b.press()])
    await Promise.all([a.done(), b.done()])
    expect(got(server)).toEqual(all(4))
    const why = [...a.ids.map((id) => a.mail(id)?.why), ...b.ids.map((id) => b.mail(id)?.why)]
    expect(why.filter((one) => one === 'elsewhere')).toHaveLength(4)
    away = true
    await a.press('reminder')
    await a.done()
    expect(a.ids.map((id) => a.mail(id)?.why)).toEqual(a.ids.map(() => 'serverAway'))
    expect(server.received).toHaveLength(4)
  })
})

describe('the office’s server', () => {
  const one: Mail = {
    ...{ id: 'm1', state: 'waiting', begun: false, why: null, kind: 'first', language: 'ja' },
    ...{ when: { date: DAY, slot: '10:00' }, atMs: 1000, actorId: 'c1', device: 'pc-a' },
  }
  function asked(outcome: 'ok' | 'yours' | 'claimed' | 'trouble' | 'away') {
    const calls: [string, string][] = []
    const line = {
      claim: async ({
        booking,
      }: {
        readonly booking: string
      }): Promise<Result<Claimed, 'serverFailed'>> => {
        calls.push(['claim', booking])
        if (outcome === 'trouble' || outcome === 'away') return fail('serverFailed')
        return ok(outcome === 'claimed' ? { outcome, device: 'pc-b', atMs: 1 } : { outcome })
      },
      endUse: async (
        booking: string,
        counts: boolean,
      ): Promise<Result<boolean, 'serverFailed'>> => {
        calls.push([`endUse ${counts}`, booking])
        return outcome === 'trouble' ? fail('serverFailed') : ok(outcome === 'ok')
      },
      release: async (booking: string): Promise<Result<boolean, 'serverFailed'>> => {
        calls.push(['release', booking])
        return ok(true)
      },
    }
    const vault = { mac: (_purpose: string, words: string) => Buffer.from(`mac of ${words}`) }
    const there = (): typeof line | null => (outcome === 'away' ? null : line)
    return { calls, mails: createSharedMails({ isOffice: () => true, line: there, vault }) }
  }

  it('is asked under a keyed name of booking, text, time and turn, and no answer is no leave', async () => {
    const { mails, calls } = asked('ok')
    expect(await mails.claim('b1', one, 0)).toEqual(ok(true))
    await mails.claim('b1', one, 1)
    await mails.claim('b1', { ...one, kind: 'reminder' }, 0)
    await mails.claim('b1', { ...one, when: { ...one.when, slot: '11:00' } }, 0)
    await mails.claim('b2', one, 0)
    expect(new Set(calls.map(([, name]) => name)).size).toBe(5)
    expect(await mails.keep('b1', one, 0)).toBe(true)
    mails.giveBack('b1', one, 0)
    expect(calls.slice(-2)).toEqual([
      ['endUse false', calls[0]?.[1]],
      ['release', calls[0]?.[1]],
    ])
    expect(await asked('yours').mails.claim('b1', one, 0)).toEqual(ok(true))
    expect(await asked('claimed').mails.claim('b1', one, 0)).toEqual(ok(false))
    for (const none of ['trouble', 'away'] as const) {
      expect(await asked(none).mails.claim('b1', one, 0), none).toEqual(fail('away'))
      expect(await asked(none).mails.keep('b1', one, 0), none).toBe(false)
    }
  })

  it('is not asked where there is none', async () => {
    const vault = { mac: () => Buffer.from('') }
    const mails = createSharedMails({ isOffice: () => false, line: () => null, vault })
    expect(await mails.claim('b1', one, 0)).toEqual(ok(true))
  })
})

describe('the settings', () => {
  it('keep the password sealed, say it to nobody, and keep it for the same server and user alone', async () => {
    const server = await serving()
    const d = await desk({ server, people: 1 })
    const { handlers } = d.mailing()
    expect(JSON.stringify(await handlers['telling.mail']({}, supervisor))).not.toContain('himitsu')
    const { password, ...view } = server.account
    expect(password).not.toBe('')
    const save = (more: object) =>
      handlers['telling.saveMail']({ wish: { ...view, password: null, ...more } }, supervisor)
    expect(await save({ from: 'other@example.jp' })).toEqual(ok())
    expect(await value(handlers['telling.mail']({}, supervisor))).toMatchObject({
      from: 'other@example.jp',
    })
    expect(await save({ host: 'evil.example' })).toEqual(fail('passwordMissing'))
    expect(await save({ user: 'somebody' })).toEqual(fail('passwordMissing'))
    expect(await save({ from: 'a@example.jp\r\nBcc: b@example.jp' })).toEqual(fail('badAccount'))
    expect(await save({ authority: 'nonsense' })).toEqual(fail('badAccount'))
    await value(handlers['telling.saveMail']({ wish: null }, supervisor))
    expect(await save({})).toEqual(fail('passwordMissing'))
    expect(
      await handlers['telling.send'](
        { kind: 'first', people: [{ bookingId: d.ids[0] ?? '', language: 'ja' }] },
        counselor,
      ),
    ).toEqual(fail('noMailServer'))
  })

  it('are tested step by step, and the last step is a mail to the office itself', async () => {
    const server = await serving()
    const d = await desk({ server, people: 1 })
    const test = async (): Promise<(string | null)[]> => {
      const found: (string | null)[] = []
      for (const step of mailTestSteps)
        found.push(
          (await value(d.mailing().handlers['telling.testMail']({ step }, supervisor))).trouble,
        )
      return found
    }
    expect(await test()).toEqual([null, null, null, null, null])
    expect(got(server)).toEqual(['soudan@example.jp'])
    server.refuses.sender = true
    expect(await test()).toEqual([null, null, null, null, 'senderRefused'])
    server.refuses.login = true
    expect(await test()).toEqual([null, null, null, 'loginRefused', 'loginRefused'])
    server.cut('gone')
    expect((await test()).slice(2)).toEqual(['unreachable', 'unreachable', 'unreachable'])
  })
})

describe('a practice office', () => {
  it('sends nothing, shows what would have been sent, and records it as in a real one', async () => {
    const d = await desk({ server: null, kind: 'practice', people: 3 })
    const { handlers } = d.mailing()
    expect(await value(handlers['telling.sending']({}, counselor))).toMatchObject({
      by: 'practice',
    })
    await d.press()
    await d.done()
    const { practised } = await value(handlers['telling.sending']({}, counselor))
    expect(practised.map(({ to }) => to).sort()).toEqual(all(3))
    expect(stateOfAll(d)).toEqual(['sent', 'sent', 'sent'])
    expect(await handlers['telling.testMail']({ step: 'send' }, supervisor)).toEqual(
      fail('inPractice'),
    )
  })
})
