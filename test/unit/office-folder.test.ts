/** A folder for backups, chosen in the system's window where the platform has one. */
import { describe, expect, it } from 'vitest'
import { desktopHandlers } from '../../electron/office/desktop-desk.ts'
import type { Platform } from '../../electron/platform/platform.ts'

type Choose = Platform['chooseFolder']

function desk(chooseFolder: Choose) {
  return desktopHandlers({
    proxy: { question: () => null, answer: () => undefined },
    technicalLog: { tail: () => [], text: () => '', folder: () => '' },
    showsPerson: () => undefined,
    chooseFolder,
  })['office.chooseFolder']
}
const anybody = { account: null }

describe('choosing a folder', () => {
  it('begins where the typed path says and titles the window by what it is for', async () => {
    const asked: Parameters<Choose>[0][] = []
    const choose = desk((one) => {
      asked.push(one)
      return Promise.resolve({ folder: 'E:\\soudan-backup' })
    })
    expect(await choose({ what: 'backup', from: 'E:\\' }, anybody)).toEqual({
      ok: true,
      value: 'E:\\soudan-backup',
    })
    await choose({ what: 'restore', from: '' }, anybody)
    expect(asked).toEqual([
      { title: 'バックアップの保存先を選ぶ', from: 'E:\\' },
      { title: '復元するバックアップのフォルダーを選ぶ', from: null },
    ])
  })

  it('leaves the field as it is when none was chosen, and says where it cannot be', async () => {
    const given = desk(() => Promise.resolve(null))
    expect(await given({ what: 'backup', from: '' }, anybody)).toEqual({ ok: true, value: null })
    const page = desk(() => Promise.resolve('unsupported'))
    expect(await page({ what: 'backup', from: '' }, anybody)).toMatchObject({
      ok: false,
      reason: 'unsupported',
    })
  })
})
