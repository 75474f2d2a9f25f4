/** What zod finds wrong with a form, at its fields and in the form's words; the forms whose rules are more than a schema. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { draftOf, readDraft } from '../../renderer/meeting/zoom-draft.ts'
import { zoomText } from '../../renderer/meeting/words/zoom.ts'
import { readStep, type SetUpDraft, type StepId } from '../../renderer/office/set-up-draft.ts'
import { setUpText } from '../../renderer/office/words/set-up.ts'
import { type ZoomView, zoomEndpoints } from '../../shared/meeting/zoom-account.ts'
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

describe('the form of the Zoom account', () => {
  const view: ZoomView = {
    sdkKey: 'key',
    accountId: 'account',
    clientId: 'client',
    hosts: ['me'],
    endpoints: zoomEndpoints,
    clientSecretSet: true,
    signing: { by: 'secret', sdkSecretSet: true },
  }

  it('asks for everything when nothing is there, the secrets too', () => {
    const { value, wrong } = readDraft(draftOf(null), null)
    expect(value).toBeNull()
    expect(Object.keys(wrong).sort()).toEqual([
      'accountId',
      'clientId',
      'clientSecret',
      'hosts',
      'sdkKey',
      'signing.sdkSecret',
    ])
  })

  it('takes one host a line, and each once, however they are parted', () => {
    const typed = 'a@fake.test\nb@fake.test、 a@fake.test;\n\n'
    expect(readDraft({ ...draftOf(view), hosts: typed }, view).value?.hosts).toEqual([
      'a@fake.test',
      'b@fake.test',
    ])
    expect(draftOf({ ...view, hosts: ['a', 'b'] }).hosts).toBe('a\nb')
  })

  it('leaves a secret as it is when nothing is typed for it', () => {
    expect(readDraft(draftOf(view), view).value).toMatchObject({
      clientSecret: null,
      signing: { by: 'secret', sdkSecret: null },
    })
  })

  it('tells a missing address from a wrong one, at its field', () => {
    const draft = {
      ...draftOf(view),
      by: 'service' as const,
      api: 'http://api.example',
      web: 'a b',
    }
    expect(readDraft(draft, view).wrong).toEqual({
      'endpoints.api': zoomText.badAddress,
      'endpoints.web': zoomText.badHost,
      'signing.url': zoomText.missing,
    })
  })
})

describe('the set-up', () => {
  const account = { render: () => null, account: null }
  const read = (step: StepId, part: Partial<SetUpDraft>) =>
    readStep(
      step,
      { officeName: '架空の事務所', boothsPerSlot: 2, first: '', second: '', ...part },
      { supervisor: account, counselor: account },
    )

  it('goes on from a step that is done, and says what is wrong with one that is not', () => {
    expect(read('office', {}).value).not.toBeNull()
    expect(read('office', { officeName: ' ', boothsPerSlot: Number.NaN }).wrong).toEqual({
      officeName: setUpText.officeNameWrong,
      boothsPerSlot: setUpText.boothsWrong,
    })
    expect(read('vault', { first: 'short', second: '' }).wrong).toEqual({
      first: setUpText.vaultShort,
      second: setUpText.vaultDiffers,
    })
    expect(read('supervisor', {}).value).toBeNull()
    expect(read('check', {}).value).not.toBeNull()
  })
})
