/** How much of a long list is fetched: a file with a wrong column can leave tens of thousands of rows waiting. */

/** How many at first, and how many more on request. */
export const AT_ONCE = 50
/** No more than this on one page; resolving some brings the next. */
export const MOST_SHOWN = 2000
