/** Nothing that is typed is cut: the fields of the kit say in words what is too long, and the forms do not send it. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { TextField } from '../../renderer/ui/field.tsx'
import { countWords, isFilled, isTooLong, tooLongWords } from '../../renderer/ui/limits.ts'
import { readBy } from '../../renderer/ui/wrong-fields.ts'
import { LONGEST_FOLLOW_UP, LONGEST_NOTE, sessionChannels } from '../../shared/session/channels.ts'

const field = (value: string, multiline: boolean, error: string | null = null): string =>
  renderToStaticMarkup(
    createElement(TextField, {
      label: '理由',
      value,
      maxLength: 300,
      multiline,
      error,
      onChange: () => undefined,
    }),
  )

describe('a text that is longer than its field takes', () => {
  it.each([false, true])('stays whole and is refused in words (multiline: %s)', (multiline) => {
    const shown = field('あ'.repeat(301), multiline)
    expect(shown).toContain('あ'.repeat(301))
    expect(shown.toLowerCase()).not.toContain('maxlength')
    expect(shown).toContain('aria-invalid="true"')
    expect(shown).toContain('長すぎます。あと1文字減らしてください（300文字まで）。')
  })

  it('is said before anything else that is wrong, and not while it fits', () => {
    expect(field('あ'.repeat(301), false, '別の理由')).not.toContain('別の理由')
    expect(field('あ'.repeat(300), false, '別の理由')).toContain('別の理由')
    expect(field('あ'.repeat(300), false)).not.toContain('aria-invalid="true"')
  })

  it('is counted only near the limit', () => {
    expect(countWords('あ'.repeat(239), 300)).toBeNull()
    expect(countWords('あ'.repeat(240), 300)).toBe('240 / 300文字')
    expect(field('あ'.repeat(300), false)).toContain('300 / 300文字')
    expect(countWords('あ'.repeat(301), 300)).toBeNull()
    expect(countWords('12', 2)).toBeNull()
  })

  it('is not sent', () => {
    expect([isFilled(' ', 3), isFilled('あい', 3), isFilled('あいうえ', 3)]).toEqual([
      false,
      true,
      false,
    ])
    expect([isTooLong('あいう', 3), isTooLong('あいうえ', 3)]).toEqual([false, true])
    expect(tooLongWords('あいう', 3)).toBeNull()
  })

  it('is refused by a form that has no words of its own for it, instead of a bug', () => {
    const schema = z.object({ note: z.string().max(3), means: z.enum(['phone']) })
    const read = readBy(schema, { note: 'あいうえお', means: 'phone' }, { means: '選んでください' })
    expect(read).toEqual({
      value: null,
      wrong: { note: '長すぎます。あと2文字減らしてください（3文字まで）。' },
    })
  })
})

describe('the note of a session', () => {
  it('is kept while it is typed, also where it has to be shortened before the record is closed', () => {
    const text = 'あ'.repeat(LONGEST_NOTE + 1)
    const followUp = 'あ'.repeat(LONGEST_FOLLOW_UP + 1)
    const { 'session.note': kept, 'session.close': closed } = sessionChannels
    expect(kept.request.safeParse({ recordId: 'r', text, followUp }).success).toBe(true)
    const wish = { recordId: 'r', outcome: 'completed', note: '', followUp: '' }
    expect(closed.request.safeParse(wish).success).toBe(true)
    expect(closed.request.safeParse({ ...wish, note: text }).success).toBe(false)
    expect(closed.request.safeParse({ ...wish, followUp }).success).toBe(false)
  })
})
