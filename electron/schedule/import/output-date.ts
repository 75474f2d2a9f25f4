/** When a file says of itself that it was made: in a line above its header, or in its name. */
import { parseDateTime } from '../../../shared/time/read.ts'
import { firstRows, type Header } from './header.ts'

const SAYS_SO = /出力|作成|抽出|ダウンロード|発行|印刷|取得/u
const IN_NAME =
  /(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?:[-_T]?([01]\d|2[0-3])[-_.]?([0-5]\d)(?:[-_.]?[0-5]\d)?)?(?!\d)/u

/** 'yyyy-MM-dd HH:mm'; the time is empty where only a day is told. Null: it does not say. */
export function outputDate(text: string, header: Header, fileName: string): string | null {
  for (const row of firstRows(text, header.delimiter)) {
    if (row.line >= header.line) break
    const line = row.cells.join(' ')
    if (!SAYS_SO.test(line)) continue
    const told = line.normalize('NFKC').replace(/^.*?(?:日時|日|時刻)\s*:?\s*(?=\d|令和|R)/u, '')
    const at = parseDateTime(told.trim())
    if (at.date !== null) return `${at.date} ${at.time ?? ''}`.trim()
  }
  const found = IN_NAME.exec(fileName)
  if (found === null) return null
  const [, year = '', month = '', day = '', hour, minute] = found
  const time = hour === undefined || minute === undefined ? '' : ` ${hour}:${minute}`
  return `${year}-${month}-${day}${time}`
}
