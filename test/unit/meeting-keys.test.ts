/** Keys of the app: none that an input method or a text field uses. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAppKey } from '../../electron/meeting/app-key.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { type AppKey, meetingKeyOf, MeetingKeySchema } from '../../shared/meeting/keys.ts'
import { prohibitedKeyOf } from '../../shared/office/profile.ts'

const pressed = (key: string, more = {}) => ({
  key,
  repeat: false,
  isComposing: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...more,
})

describe('the keys of the app', () => {
  it('are none that an input method uses, nor any that writes', () => {
    for (const key of MeetingKeySchema.options)
      expect(key).not.toMatch(/^(.|F[6-9]|F10|Enter|Tab|Backspace|Process|Convert|NonConvert)$/u)
  })
  it('count once, and not while an input method is at work', () => {
    const [key = ''] = MeetingKeySchema.options
    expect(meetingKeyOf(pressed(key))).toBe(key)
    expect(meetingKeyOf(pressed(key, { repeat: true }))).toBeNull()
    expect(meetingKeyOf(pressed(key, { isComposing: true }))).toBeNull()
    expect(meetingKeyOf(pressed('Process'))).toBeNull()
  })
  it('are no part of a shortcut of something else', () => {
    for (const held of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey'])
      for (const key of MeetingKeySchema.options)
        expect(meetingKeyOf(pressed(key, { [held]: true }))).toBeNull()
  })
  it('open the panel where the office chose them, F2 where it chose nothing', () => {
    expect(prohibitedKeyOf(kanazawaProfile())).toBe('F2')
    expect(prohibitedKeyOf({ ...kanazawaProfile(), prohibitedKey: 'F4' })).toBe('F4')
    expect(prohibitedKeyOf({ ...kanazawaProfile(), prohibitedKey: 'off' })).toBeNull()
  })
  it('are heard from the meeting where the office chose them, and take the keyboard back only then', () => {
    const heard: unknown[] = []
    const press = (prohibitedKey: 'F2' | 'F4' | 'off', key: AppKey = 'F4'): void =>
      createAppKey({
        office: { kind: 'office', profile: () => ({ ...kanazawaProfile(), prohibitedKey }) },
        ring: (topic, payload) => heard.push(topic, payload),
        focusPage: () => heard.push('focus'),
      })(key)
    press('F2')
    press('off')
    expect(heard).toEqual([])
    press('F4')
    expect(heard).toEqual(['focus', 'meeting.key', { key: 'F4' }])
    // The help is no office's choice.
    press('off', 'F1')
    expect(heard.slice(3)).toEqual(['focus', 'meeting.key', { key: 'F1' }])
  })
  it('are these alone', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(meetingKeyOf(pressed(key)) === null).toBe(
          !MeetingKeySchema.options.some((known) => known === key),
        )
      }),
    )
  })
})
