/** How far the clocks of an office's PCs and of its server may stand apart. */
import { MINUTE } from '../clock.ts'

/** From here on a PC's stamps and the others' tell different stories. */
export const MOST_CLOCKS_APART_MS = MINUTE
