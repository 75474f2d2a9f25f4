/** The size of the text on a PC: kept in a file of its own, and never a reason not to start. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Conf from 'conf'
import { describe, expect, it } from 'vitest'
import { openSettingsFile } from '../../electron/office/settings-file.ts'
import { textSizeHandlers } from '../../electron/office/text-size-desk.ts'
import { fail } from '../../shared/result.ts'
import { temporaryFolder } from './storage-helpers.ts'

const nobody = { account: null }
const desk = (folder: string) =>
  textSizeHandlers(openSettingsFile((parts) => new Conf(parts), folder, 'screen'))

describe('the size of the text', () => {
  it('is the standard one, then the one that was chosen, also after a start', async () => {
    const folder = temporaryFolder()
    expect(await desk(folder)['office.textSize']({}, nobody)).toMatchObject({
      value: { size: 'standard' },
    })
    expect(await desk(folder)['office.setTextSize']({ size: 'largest' }, nobody)).toMatchObject({
      ok: true,
    })
    expect(await desk(folder)['office.textSize']({}, nobody)).toMatchObject({
      value: { size: 'largest' },
    })
  })
  it('is the standard one where the file is damaged, and a choice writes it anew', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'screen.json')
    for (const damage of ['', '{', '[1]', '{"textSize":"huge"}', '\u0000']) {
      writeFileSync(file, damage)
      expect(await desk(folder)['office.textSize']({}, nobody)).toMatchObject({
        value: { size: 'standard' },
      })
      await desk(folder)['office.setTextSize']({ size: 'large' }, nobody)
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ textSize: 'large' })
    }
  })
  it('says when it could not be kept', async () => {
    const file = {
      ...{ read: () => fail('unreadable'), write: () => fail('saveFailed') },
      replace: () => fail('saveFailed', { cause: 'diskFull' }),
    } as const
    expect(
      await textSizeHandlers(file)['office.setTextSize']({ size: 'large' }, nobody),
    ).toMatchObject({ reason: 'saveFailed' })
  })
})
