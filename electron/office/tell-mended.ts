/** Says that something in the files was not what the log says and has been made again: to IT in the technical log, to whoever sits there in a notice. */
import type { Mended } from '../../shared/log/mended.ts'
import type { Notice } from '../platform/platform.ts'
import { mendedNotice } from './text.ts'

export function tellMended(
  mended: readonly Mended[],
  log: (line: string) => void,
  notify: (notice: Notice) => void,
): void {
  for (const { list, why } of mended) log(`made again from the log: ${list} ${why}`)
  if (mended.length > 0) notify(mendedNotice)
}
