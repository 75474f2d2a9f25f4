/** Where the stand-in reads its clipboard; no page of the app's. */
export const CLIPBOARD_PAGE = 'https://clipboard.test/'
