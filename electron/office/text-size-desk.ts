/** The size of the text on this PC: a settings file beside the offices, so that it is there before one is open. */
import { z } from 'zod'
import type { Handlers } from '../../shared/contract.ts'
import { TextSizeSchema } from '../../shared/office/text-size.ts'
import { ok } from '../../shared/result.ts'
import type { SettingsFile } from './settings-file.ts'

export type TextSizeHandlers = Pick<Handlers<'office'>, 'office.textSize' | 'office.setTextSize'>

const ScreenSchema = z.object({ textSize: TextSizeSchema })

/** What cannot be read counts as the standard size: no start waits for it, and the next choice writes it anew. */
export const textSizeHandlers = (file: SettingsFile): TextSizeHandlers => ({
  'office.textSize': () => {
    const read = file.read()
    const parsed = ScreenSchema.safeParse(read.ok ? read.value : null)
    return ok({ size: parsed.success ? parsed.data.textSize : 'standard' })
  },
  'office.setTextSize': ({ size }) => file.replace({ textSize: size }),
})
