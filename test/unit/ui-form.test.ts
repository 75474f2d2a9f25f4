/** What zod finds wrong with a form, at its fields and in the form's words. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { emptyOr, readBy, wrongFields } from '../../renderer/ui/wrong-fields.ts'

const schema = z.object({
  name: z.string().trim().min(1),
  address: z.string().min(3).max(5),
  sites: z.array(z.object({ name: z.string().min(1) })).min(1),
  signing: z.object({ url: z.string().min(1), by: z.enum(['one', 'other']) }),
})
const words = {
  name: '名前を入力してください',
  address: emptyOr('入力してください', 'アドレスを見直してください'),
  sites: '一つ以上必要です',
  'sites.*.name': '施設の名前を入力してください',
  'signing.url': '署名の宛先を入力してください',
  signing: '署名の方法を選んでください',
}
const good = {
  name: '架空',
  address: 'abcd',
  sites: [{ name: '本所' }],
  signing: { url: 'x', by: 'one' },
}
const wrongWith = (part: object) => readBy(schema, { ...good, ...part }, words).wrong

describe('what is wrong with a form', () => {
  it('is nothing when the schema takes it, and the value is the schema’s', () => {
    expect(readBy(schema, { ...good, name: ' 架空 ' }, words)).toEqual({
      value: { ...good, name: '架空' },
      wrong: {},
    })
  })

  it('is said once at each field', () => {
    expect(wrongWith({ name: '', address: 'ab' })).toEqual({
      name: '名前を入力してください',
      address: 'アドレスを見直してください',
    })
  })

  it('is something else for an empty field than for a wrong one', () => {
    expect(wrongWith({ address: ' ' })).toEqual({ address: '入力してください' })
    expect(wrongWith({ address: null })).toEqual({ address: '入力してください' })
  })

  it('stands at the line of a list, and at the list itself when that is wrong', () => {
    expect(wrongWith({ sites: [{ name: '本所' }, { name: '' }] })).toEqual({
      'sites.1.name': '施設の名前を入力してください',
    })
    expect(wrongWith({ sites: [] })).toEqual({ sites: '一つ以上必要です' })
  })

  it('stands at the nearest field that has words', () => {
    expect(wrongWith({ signing: { url: '', by: 'nobody' } })).toEqual({
      'signing.url': '署名の宛先を入力してください',
      signing: '署名の方法を選んでください',
    })
  })

  it('is never without words', () => {
    expect(() => wrongFields([{ path: ['other'] }], {}, words)).toThrow('no words')
  })

  it('is found at both fields when two of them must fit together', () => {
    const twice = z
      .object({ first: z.string().min(8), second: z.string() })
      .refine(({ first, second }) => first === second, { path: ['second'] })
    const say = { first: '短すぎます', second: '同じではありません' }
    expect(readBy(twice, { first: 'short', second: '' }, say).wrong).toEqual(say)
    expect(readBy(twice, { first: '', second: '' }, say).wrong).toEqual({ first: '短すぎます' })
    expect(readBy(twice, { first: 'long enough', second: 'other' }, say).wrong).toEqual({
      second: '同じではありません',
    })
  })
})
