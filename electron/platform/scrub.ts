/**
 * What a line of the technical log may say. A line is taken apart, and only known shapes stay: plain English words, codes,
 * channels, short numbers, places in our own code. Whatever else gets in (a name, a number, an address, a path) becomes ‹…›.
 */
const HIDDEN = '‹…›'
const LONGEST_LINE = 2000

/** Words and codes: `session.endNow`, `ERR_TUNNEL`, `render-process-gone`, `(5)`, `100%`; no digit more than four in a row. */
const WORD = /^[("'[]*[A-Za-z][A-Za-z_./'-]*(?:[-_.]?\d{1,4})?[A-Za-z_./'-]*[)"'\],:;.!?]*$/
const NUMBER = /^[("'[]*[-+]?\d{1,4}(?:[.:]\d{1,4}){0,3}%?(?:ms|s|min|h|kB|MB)?[)"'\],:;.!?]*$/
const MARK = /^(?:[|=<>+–—-]+|->|=>)$/
/** Our own code, from its root on; the folder before it can carry a user's name. */
const PLACE =
  /^\(?(?:file:\/\/)?(?:[^\s()]*[\\/])?((?:out|electron|shared|node_modules)[\\/][\w@.\\/-]+\.[cm]?[jt]s:\d+:\d+)\)?$/
const NODE_PLACE = /^\(?(node:[a-z_/]+:\d+:\d+)\)?$/

export function scrub(line: string): string {
  return line
    .slice(0, LONGEST_LINE)
    .split(/\s+/u)
    .filter((part) => part !== '')
    .map(shape)
    .join(' ')
    .replaceAll(new RegExp(`${HIDDEN}(?: ${HIDDEN})+`, 'gu'), HIDDEN)
}

function shape(part: string): string {
  const place = PLACE.exec(part) ?? NODE_PLACE.exec(part)
  if (place?.[1] !== undefined) return `(${place[1].replaceAll('\\', '/')})`
  return WORD.test(part) && !/[\\/]{2}|^\/|@/.test(part)
    ? part
    : NUMBER.test(part) || MARK.test(part)
      ? part
      : HIDDEN
}
