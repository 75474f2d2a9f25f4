/** What a supervisor can allow on the spot before a preparation begins. */
import { z } from 'zod'

/** A second use on one day (M12-2-1), only where the office lays it down; and to begin while the office's server cannot be asked. */
export const ExceptedSchema = z.enum(['onceADay', 'serverAway'])
export type Excepted = z.infer<typeof ExceptedSchema>
