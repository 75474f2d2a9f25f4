/** All steps of the server's schema in order; number n (from 1) brings it from version n-1 to n. Additive: an older app still reads and pushes. */
import { sql as office } from './0001-office.ts'
import { sql as log } from './0002-log.ts'
import { sql as day } from './0003-day.ts'
import { sql as gone } from './0004-gone.ts'
import { sql as enrolment } from './0005-enrolment.ts'
import { sql as generations } from './0006-generations.ts'

export const steps: readonly string[] = [office, log, day, gone, enrolment, generations]
