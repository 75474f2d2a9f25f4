/** The form of the office's mail server: what can be sent of it, and what is said of the rest. */
import { describe, expect, it } from 'vitest'
import {
  draftOf,
  type MailDraft,
  readDraft,
  withSecurity,
} from '../../renderer/schedule/mail-settings/mail-draft.ts'
import { mailSettingsText as text } from '../../renderer/schedule/words/mail-settings.ts'
import { troubleWords } from '../../renderer/schedule/words/mail-troubles.ts'
import { type MailView, mailTroubles } from '../../shared/schedule/mail-account.ts'

const view: MailView = {
  ...{ host: 'mail.example.jp', port: 587, security: 'starttls', user: 'soudan' },
  ...{ from: 'soudan@example.jp', authority: null },
}
const typed: MailDraft = { ...draftOf(view), password: 'himitsu' }

describe('the form of the mail server', () => {
  it('begins with the usual port and without a password, and changes the port with the way of connecting', () => {
    expect(draftOf(null)).toMatchObject({ port: '587', security: 'starttls', password: '' })
    expect(draftOf(view).password).toBe('')
    expect(withSecurity(typed, 'implicit')).toEqual({ security: 'implicit', port: '465' })
    expect(withSecurity({ ...typed, port: '2525' }, 'implicit')).toEqual({ security: 'implicit' })
  })

  it('reads what was typed, and says at each field what is wrong with it', () => {
    expect(readDraft(typed, null).value).toEqual({ ...view, password: 'himitsu' })
    const { wrong, value } = readDraft(
      {
        ...{ host: 'https://mail.example.jp/', port: '0x10', security: 'starttls', user: '' },
        ...{ password: '', from: 'a@example.jp, b@example.jp', authority: 'nonsense' },
      },
      null,
    )
    expect(value).toBe(null)
    expect(wrong).toEqual({
      ...{ host: text.badHost, port: text.badPort, user: text.missing },
      ...{ from: text.badFrom, authority: text.badAuthority },
    })
  })

  it('leaves the password as it was for the same server and user alone', () => {
    const kept = { ...typed, password: '' }
    expect(readDraft(kept, view).value?.password).toBe(null)
    expect(readDraft(kept, null).wrong.password).toBe(text.missing)
    expect(readDraft({ ...kept, host: 'other.example.jp' }, view).wrong.password).toBe(text.missing)
    expect(readDraft({ ...kept, user: 'other' }, view).wrong.password).toBe(text.missing)
  })
})

describe('the words of what went wrong with a mail', () => {
  it('say of each what happened and what to do, and have some for what a later version says', () => {
    for (const why of mailTroubles) {
      const { what, next } = troubleWords(why)
      expect(what.endsWith('。') && next.endsWith('。'), why).toBe(true)
    }
    expect(troubleWords('somethingNew')).toEqual(troubleWords('serverAnswer'))
    expect(troubleWords('toString')).toEqual(troubleWords(null))
  })
})
