/** Telling job seekers: who counts as told, what the texts become, what leaves the office's data and what never does. */
import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { createLinks } from '../../electron/meeting/links.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { mailFile } from '../../electron/schedule/telling/mail-file.ts'
import { createTelling } from '../../electron/schedule/telling/telling.ts'
import {
  messagesDraft,
  readMessages,
  textKey,
  wrongText,
} from '../../renderer/office/profile/messages-draft.ts'
import { makeMeetings, type Making } from '../../renderer/schedule/telling/make-meetings.ts'
import { type Contact, messageKinds } from '../../shared/log/contact.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import type { MeetingLink } from '../../shared/meeting/link.ts'
import { drafts } from '../../shared/office/drafts/index.ts'
import { languages } from '../../shared/office/languages.ts'
import {
  dateWords,
  fillMessage,
  type MessageFacts,
  phoneWords,
  unknownPlaceholders,
} from '../../shared/office/messages.ts'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type BoardBooking, type Booking, untouched } from '../../shared/schedule/booking.ts'
import { isMailto, LONGEST_MAILTO, mailAddress, mailtoOf } from '../../shared/schedule/mail.ts'
import { tellingOf } from '../../shared/schedule/telling.ts'
import { asCounselor } from './session-helpers.ts'

const profile = kanazawaProfile()
const facts: MessageFacts = {
  name: '架空 一郎',
  date: '令和8年11月24日（火）',
  time: '10:00',
  office: '架空の事務所',
  url: 'https://zoom.example/j/91234567890',
  passcode: '482913',
  phone: null,
}

const contact = (more: Partial<Contact> = {}): Contact => ({
  atMs: 1,
  means: 'email',
  direction: 'toSeeker',
  result: 'sent',
  note: '',
  actorId: 'c1',
  when: { date: '2026-11-24', slot: '10:00' },
  ...more,
})

const booking: Booking = {
  ...untouched,
  id: 'b1',
  receiptNumber: null,
  date: '2026-11-24',
  slot: '10:00',
  siteId: 'kanazawa',
  name: '架空 一郎',
  kana: null,
  jobSeekerNumber: null,
  category: 1,
  residence: 'notApplicable',
  companions: null,
  phone: null,
  email: 'ichiro@example.jp',
  meeting: null,
  holdReasons: [],
  allowed: [],
  contacts: [],
  source: 'manual',
  createdAtMs: 0,
  updatedAtMs: 0,
}

const link: MeetingLink = {
  joinUrl: 'https://zoom.example/j/91234567890',
  passcode: '482913',
  meetingNumber: '91234567890',
}

describe('who was told', () => {
  const stateOf = (contacts: readonly Contact[], more: object = {}, linkToldBy?: 'etumo') =>
    tellingOf(
      { date: '2026-11-24', slot: '10:00', contacts: [...contacts], hasMeeting: false, ...more },
      { linkToldBy },
    ).state

  it('is whoever a text with the way in went out to, or a contact in own words', () => {
    expect(stateOf([])).toBe('untold')
    expect(stateOf([contact()])).toBe('told')
    for (const about of ['first', 'reminder', 'reschedule'] as const)
      expect(stateOf([contact({ about })]), about).toBe('told')
    for (const about of ['officeReason', 'outage', 'noShow'] as const)
      expect(stateOf([contact({ about })]), about).toBe('untold')
    expect(stateOf([contact({ result: 'notReached' })])).toBe('untold')
    expect(stateOf([contact({ direction: 'fromSeeker' })])).toBe('untold')
  })

  it('is nobody whose booking was moved since, and everybody again who was told of the new time', () => {
    const moved = { date: '2026-11-25' }
    expect(stateOf([contact()], moved)).toBe('untold')
    expect(stateOf([contact()], { slot: '11:00' })).toBe('untold')
    const again = contact({ about: 'reschedule', when: { date: '2026-11-25', slot: '10:00' } })
    expect(stateOf([contact(), again], moved)).toBe('told')
    expect(stateOf([contact(), again])).toBe('told')
    // Written before contacts said for when they were.
    expect(stateOf([contact({ when: undefined })], moved)).toBe('told')
    expect(
      tellingOf({ ...booking, ...moved, contacts: [contact()], hasMeeting: false }, {}),
    ).toEqual({ state: 'untold', before: contact() })
  })

  it('is told by e-TUMO where the office says so and the booking brings its meeting', () => {
    expect(stateOf([], { hasMeeting: true }, 'etumo')).toBe('etumo')
    expect(stateOf([], { hasMeeting: true })).toBe('untold')
    expect(stateOf([], {}, 'etumo')).toBe('untold')
  })
})

describe('a text', () => {
  it('is filled in once, each word also twice, and lets what it does not know stand', () => {
    expect(fillMessage('{name}様 {date} {time} {office} {name} {x}', facts)).toEqual({
      text: '架空 一郎様 令和8年11月24日（火） 10:00 架空の事務所 架空 一郎 {x}',
      missing: [],
    })
    expect(fillMessage('{name} {time}', { ...facts, name: '{time}$&' }).text).toBe('{time}$& 10:00')
  })

  it('says what it wants and nobody knows, and leaves out the line of a telephone that the office has not', () => {
    const template = 'リンク: {url}\n電話: {phone}\n終わり'
    expect(fillMessage(template, { ...facts, url: null })).toEqual({
      text: 'リンク: {url}\n終わり',
      missing: ['url'],
    })
    const phone = phoneWords('03-0000-0000', '91234567890')
    expect(fillMessage(template, { ...facts, phone }).text).toContain(
      '電話: 03-0000-0000 (ID: 912 3456 7890)',
    )
    expect(phoneWords(undefined, '91234567890')).toBe(null)
    expect(phoneWords('03-0000-0000', null)).toBe('03-0000-0000')
  })

  it('takes no line break from a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const { text } = fillMessage('{name}|', { ...facts, name })
        expect(text.split(/[\r\n\u2028\u2029]/u)).toHaveLength(1)
      }),
    )
  })

  it('writes the day as each language does', () => {
    expect(languages.map((language) => dateWords('2026-11-24', language))).toEqual([
      '令和8年11月24日（火）',
      '2026年（令和8年）11月24日（火曜日）',
      'Tuesday, November 24, 2026',
      '2026年11月24日星期二',
      'terça-feira, 24 de novembro de 2026',
      'Thứ Ba, 24 tháng 11, 2026',
    ])
  })

  it('is refused with a word that cannot be filled in, or without what it is for', () => {
    expect(unknownPlaceholders('{name} {date} {time} {office} {url} {passcode} {phone}')).toEqual(
      [],
    )
    expect(unknownPlaceholders('{nama} ｛name｝ {} {date}')).toEqual(['{nama}', '｛name｝', '{}'])
    expect(wrongText(' ', 'first')).toBe('入力してください')
    expect(wrongText('{who}', 'outage')).toContain('{who}')
    expect(wrongText('{date} {time}', 'outage')).toBe(null)
    expect(wrongText('{date} {time} {url}', 'first')).toContain('{passcode}')
  })
})

describe('the drafts', () => {
  it.each(languages)('in %s are complete, and can be saved as they are', (language) => {
    for (const kind of messageKinds) {
      expect(wrongText(drafts[language].texts[kind], kind), `${language} ${kind}`).toBe(null)
      expect(drafts[language].subjects[kind]).not.toMatch(/[{}\r\n]/)
      const { text, missing } = fillMessage(drafts[language].texts[kind], facts)
      expect(missing).toEqual([])
      expect(text).not.toMatch(/[{}]/)
      expect(text).toContain(facts.name)
    }
  })

  it('stay drafts until the office writes its own, which alone is kept', () => {
    const draft = messagesDraft(profile)
    expect(readMessages(draft).value).toEqual({
      messages: {},
      otherMessages: { easy: {}, en: {}, zh: {}, pt: {}, vi: {} },
      zoomPhone: undefined,
    })
    const own = 'Hello {name}: {date}, {time}.'
    const { value } = readMessages({
      ...draft,
      [textKey('en', 'outage')]: own,
      [textKey('ja', 'outage')]: `${own}。`,
      phone: ' 03-0000-0000 ',
    })
    expect(value).toMatchObject({
      messages: { outage: `${own}。` },
      otherMessages: { en: { outage: own }, vi: {} },
      zoomPhone: '03-0000-0000',
    })
    const next = OfficeProfileSchema.parse({ ...profile, ...value })
    expect(messagesDraft(next)[textKey('en', 'outage')]).toBe(own)
    expect(messagesDraft(next)[textKey('en', 'first')]).toBe(drafts.en.texts.first)
    const wrong = readMessages({ ...draft, [textKey('pt', 'first')]: '{name}' })
    expect(wrong.value).toBe(null)
    expect(Object.keys(wrong.wrong)).toEqual(['pt/first'])
  })
})

describe('a mail address', () => {
  it('is one, half or full width, and nothing that begins another line or addressee', () => {
    expect(mailAddress(' ichiro@example.jp ')).toBe('ichiro@example.jp')
    expect(mailAddress('ｉｃｈｉｒｏ＠ｅｘａｍｐｌｅ．ｊｐ')).toBe('ichiro@example.jp')
    // Japanese carriers gave such ones out.
    expect(mailAddress('a..b.@example.ne.jp')).toBe('a..b.@example.ne.jp')
    for (const typed of [
      '',
      'なし',
      'ichiro',
      'a@b',
      'a@example.jp,b@example.jp',
      'a@example.jp;b@example.jp',
      'a b@example.jp',
      'a@example.jp\r\nBcc: b@example.jp',
      '"a" <a@example.jp>',
      `${'a'.repeat(65)}@example.jp`,
      `a@${'b'.repeat(250)}.jp`,
    ])
      expect(mailAddress(typed), typed).toBe(null)
  })

  it('hands a mail over with nothing but addressee, subject and text, whatever stands in them', () => {
    const to = fc.constantFrom('ichiro@example.jp', "a?bcc=b&c%0d#'@example.jp")
    fc.assert(
      fc.property(
        to,
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (...mail) => {
          const [address, subject, text] = mail
          const { url, hasText } = mailtoOf({ to: address, subject, text })
          expect(isMailto(url)).toBe(true)
          const parsed = new URL(url)
          expect(decodeURIComponent(parsed.pathname)).toBe(address)
          expect([...parsed.searchParams.keys()]).toEqual(
            hasText ? ['subject', 'body'] : ['subject'],
          )
          expect(decodeURIComponent(/subject=([^&]*)/.exec(url)?.[1] ?? '')).toBe(subject)
        },
      ),
    )
  })

  it('leaves the text out where Windows would cut the address off', () => {
    const mail = { to: 'ichiro@example.jp', subject: '件名' }
    expect(mailtoOf({ ...mail, text: 'a\nb' })).toEqual({
      url: 'mailto:ichiro@example.jp?subject=%E4%BB%B6%E5%90%8D&body=a%0D%0Ab',
      hasText: true,
    })
    const long = mailtoOf({ ...mail, text: drafts.ja.texts.first })
    expect(long.hasText).toBe(false)
    expect(long.url.length).toBeLessThan(LONGEST_MAILTO)
  })

  it('is known from every other address', () => {
    for (const url of [
      'mailto:a@example.jp',
      'mailto:a@example.jp?subject=x&bcc=b@example.jp',
      'mailto:a@example.jp,b@example.jp?subject=x',
      'mailto:a@example.jp?subject=x&attach=c:/x',
      'mailto:a@example.jp?subject=x y',
      'mailto:a@example.jp?subject=x%0',
      'https://example.jp/?subject=x',
      'file:///etc/passwd',
      `mailto:a@example.jp?subject=${'x'.repeat(LONGEST_MAILTO)}`,
      'mailto:a@example.jp?subject=x\n',
    ])
      expect(isMailto(url), url).toBe(false)
  })
})

describe('a mail as a file', () => {
  it('is a draft to one person that a mail program reads, and names neither sender nor computer', async () => {
    const content = await mailFile(
      { to: 'ichiro@example.jp', subject: drafts.vi.subjects.first, text: drafts.vi.texts.first },
      'id-1',
    )
    const read = await simpleParser(content)
    expect(read.headers.get('x-unsent')).toBe('1')
    expect([read.to].flat().map((to) => to?.text)).toEqual(['ichiro@example.jp'])
    expect([read.from, read.cc, read.bcc]).toEqual([undefined, undefined, undefined])
    expect(read.subject).toBe(drafts.vi.subjects.first)
    expect(read.text?.trim()).toBe(drafts.vi.texts.first)
    expect(read.messageId).toBe('<id-1@soudan-desk.invalid>')
    expect(content).toMatch(/^[\u0000-\u007f]*$/)
  })
})

describe('handing over', () => {
  type Made = Result<MeetingLink, 'notFound' | 'notZoom' | 'meetingFailed'>
  function desk(
    more: {
      readonly booking?: Partial<Booking>
      readonly kind?: 'office' | 'practice'
      readonly made?: Made
      readonly opens?: 'opened' | 'noProgram' | 'unsupported'
      readonly saves?: boolean
    } = {},
  ) {
    const events: NewEvent[] = []
    const opened: string[] = []
    let made = 0
    const telling = createTelling({
      schedule: { find: (id) => (id === 'b1' ? { ...booking, ...more.booking } : null) },
      office: { kind: more.kind ?? 'office', profile: () => profile },
      links: {
        find: async () => (made > 0 ? link : null),
        make: async () => {
          made += 1
          return more.made ?? ok(link)
        },
      },
      log: {
        append: (list) => {
          if (more.saves === false) return fail('saveFailed', { cause: 'diskFull' })
          events.push(...list)
          return ok([])
        },
      },
      openMail: async (url) => {
        opened.push(url)
        return more.opens ?? 'opened'
      },
      ids: () => 'id-1',
      clock: { wallMs: () => 7 },
    })
    const wish = { bookingId: 'b1', kind: 'first', language: 'en' } as const
    return {
      events,
      opened,
      made: () => made,
      wish,
      hand: (way: 'mail' | 'file' | 'paste', other: object = {}) =>
        telling.handlers['telling.hand']({ ...wish, way, ...other }, asCounselor),
      sent: (...bookingIds: readonly string[]) =>
        telling.handlers['telling.sent'](
          {
            people: bookingIds.map((bookingId) => ({
              ...{ bookingId, kind: 'first', means: 'myPage' },
              when: { date: '2026-11-23', slot: '11:00' },
            })),
          },
          asCounselor,
        ),
      letter: () => telling.handlers['telling.letter'](wish, asCounselor),
    }
  }

  it('shows a text without making a meeting or writing anything', async () => {
    const d = desk()
    expect(await d.letter()).toMatchObject({ ok: true, value: { missing: ['url', 'passcode'] } })
    expect([d.made(), d.events]).toEqual([0, []])
  })

  it('makes the meeting that the text tells of, and none for a text that tells of none', async () => {
    const d = desk()
    expect(await d.hand('paste')).toMatchObject({
      value: {
        handed: { by: 'paste', text: expect.stringContaining(link.joinUrl) as unknown },
        when: { date: '2026-11-24', slot: '10:00' },
      },
    })
    expect(await d.hand('paste', { kind: 'outage' })).toMatchObject({ ok: true })
    expect(d.made()).toBe(1)
    const none = desk({ made: fail('meetingFailed', { reason: 'rateLimited' }) })
    expect(await none.hand('paste')).toEqual(fail('meetingFailed', { reason: 'rateLimited' }))
    expect(await none.hand('paste', { kind: 'outage' })).toMatchObject({ ok: true })
  })

  it('opens the mail program, and gives the text to be pasted where it is too long', async () => {
    const d = desk()
    const handed = await d.hand('mail')
    expect(handed).toMatchObject({ ok: true, value: { handed: { by: 'mail', url: null } } })
    expect(d.opened).toHaveLength(1)
    expect(isMailto(d.opened[0] ?? '')).toBe(true)
    const long = desk()
    expect(await long.hand('mail', { language: 'ja' })).toMatchObject({
      value: { handed: { paste: expect.stringContaining(link.passcode) as unknown } },
    })
    expect(long.opened[0]).not.toContain('body=')
    expect(await desk({ opens: 'noProgram' }).hand('mail')).toEqual(fail('noMailProgram'))
    expect(await desk({ opens: 'unsupported' }).hand('mail')).toMatchObject({
      value: { handed: { url: expect.stringMatching(/^mailto:ichiro@example\.jp\?/) as unknown } },
    })
  })

  it('records that the address was given out, and gives none out where it cannot', async () => {
    const d = desk()
    await d.hand('file')
    expect(d.events).toMatchObject([
      { type: 'schedule.numberShown', payload: { bookingId: 'b1', field: 'email' } },
    ])
    await d.hand('paste')
    expect(d.events).toHaveLength(1)
    const full = desk({ saves: false })
    expect(await full.hand('mail')).toEqual(fail('saveFailed', { cause: 'diskFull' }))
    expect(full.opened).toEqual([])
  })

  it('makes no meeting for whoever has no address that can be written to', async () => {
    const none = desk({ booking: { email: null } })
    expect(await none.hand('mail')).toEqual(fail('noAddress'))
    const bad = desk({ booking: { email: 'a@example.jp\nBcc: b@example.jp' } })
    expect(await bad.hand('file')).toEqual(fail('badAddress'))
    expect([none.made(), bad.made()]).toEqual([0, 0])
    expect(await none.hand('paste')).toMatchObject({ ok: true })
  })

  it('sends nothing out of a practice office, and records nothing of it', async () => {
    const d = desk({ kind: 'practice' })
    for (const way of ['mail', 'file', 'paste'] as const)
      expect(await d.hand(way), way).toMatchObject({
        value: { handed: { by: 'nobody', letter: { to: 'ichiro@example.jp' } } },
      })
    expect([d.opened, d.events]).toEqual([[], []])
  })

  it('records as sent what the counselor says, without a word of the text, all of it or nothing', async () => {
    const d = desk()
    expect(await d.sent('b1', 'gone')).toEqual(fail('notFound'))
    expect(d.events).toEqual([])
    expect(await d.sent('b1')).toEqual(ok())
    expect(d.events).toEqual([
      {
        type: 'schedule.contacted',
        scope: 'booking/b1',
        actorId: 'c1',
        payload: {
          contact: {
            // What the text said, whatever became of the booking since.
            ...contact({ means: 'myPage', about: 'first', atMs: 7 }),
            when: { date: '2026-11-23', slot: '11:00' },
          },
        },
      },
    ])
    expect(await desk({ saves: false }).sent('b1')).toEqual(
      fail('saveFailed', { cause: 'diskFull' }),
    )
  })

  it('names the file by day, time and name, in letters that every file system takes', async () => {
    const d = desk({ booking: { name: '../架空 "一郎"\n' } })
    expect(await d.hand('file')).toMatchObject({
      value: { handed: { fileName: '2026-11-24_1000__架空_一郎_.eml' } },
    })
  })
})

describe('the meetings of a day', () => {
  const {
    jobSeekerNumber: _number,
    phone: _phone,
    email: _email,
    meeting: _meeting,
    ...shown
  } = booking
  const people = ['b1', 'b2', 'b3'].map((id): BoardBooking => ({
    ...{ ...shown, id, hasNumber: false, hasPhone: false, hasEmail: false, mark: '' },
    ...{ hasMeeting: false, earlierNoShows: 0, counselorName: null, isElsewhere: false },
  }))

  it('are made one after the other; one that fails is named and keeps no other back', async () => {
    const told: Making[] = []
    await makeMeetings(people, {
      ask: async (id) => (id === 'b2' ? fail('meetingFailed', { reason: 'refused' }) : ok()),
      isWanted: () => true,
      tell: (making) => void told.push(making),
    })
    expect(told.map(({ now, done }) => [now?.id, done])).toEqual([
      ['b1', 0],
      ['b2', 1],
      ['b3', 1],
      [undefined, 2],
    ])
    expect(told.at(-1)).toMatchObject({
      stopped: false,
      failed: [{ booking: { id: 'b2' }, failure: { details: { reason: 'refused' } } }],
    })
  })

  it('are no more made once that is not wanted', async () => {
    const told: Making[] = []
    let asked = 0
    await makeMeetings(people, {
      ask: async () => {
        asked += 1
        return ok()
      },
      isWanted: () => asked < 1,
      tell: (making) => void told.push(making),
    })
    expect([asked, told.at(-1)]).toMatchObject([1, { now: null, done: 1, stopped: true }])
  })

  const plan = { bookingId: 'b1', topic: '', startsAtMs: 0, lastsMs: 1 }
  function links(carrier: 'zoom' | 'practice' | 'none', made: string[] = []) {
    const meeting = { ...link, bookingId: 'b1', startsAtMs: 0, host: 'h', own: null }
    return createLinks({
      carrier: () => carrier,
      zoom: { known: async () => null, meetingFor: async () => ok(meeting) },
      planOf: (id) => (id === 'b1' ? plan : null),
      onMade: (id) => void made.push(id),
    })
  }

  it('are known once they were made, and that is told once', async () => {
    const made: string[] = []
    const practice = links('practice', made)
    expect(await practice.find('b1')).toBe(null)
    const first = await practice.make('b1')
    expect(first).toEqual(await practice.make('b1'))
    expect(await practice.find('b1')).toEqual(first.ok && first.value)
    expect(made).toEqual(['b1'])
    // The same after a restart: nobody who practises is told of two.
    expect(await links('practice').make('b1')).toEqual(first)
    expect(first.ok && new URL(first.value.joinUrl).hostname).toBe('zoom.example')
    expect(await links('zoom').make('b1')).toEqual(ok(link))
  })

  it('are none for a booking that needs none, and none without an account', async () => {
    expect(await links('zoom').make('gone')).toEqual(fail('notFound'))
    expect(await links('none').make('b1')).toEqual(fail('notZoom'))
    expect(await links('none').find('b1')).toBe(null)
  })
})
