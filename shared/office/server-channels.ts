/** What is asked about the office's server. */
import { z } from 'zod'
import { channel, type Channels, done, everybody, keepers, none } from '../channel.ts'
import {
  CheckedStepSchema,
  joiningFileReasons,
  JoiningFileTextSchema,
  JoinWishSchema,
  ServerStatusSchema,
  ServerTroubleSchema,
} from './server.ts'
import { OfficeStatusSchema, OfficeTroubleSchema, recoveryReasons } from './status.ts'

const troubles = ServerTroubleSchema.options

export const serverChannels = {
  'office.server': channel(everybody, none, ServerStatusSchema),
  /** Goes to the server of a joining file step by step; changes nothing, and the file stays good. */
  'office.checkServer': channel(
    keepers,
    JoiningFileTextSchema,
    z.object({ steps: z.array(CheckedStepSchema) }),
    joiningFileReasons,
  ),
  /** This PC is the first of its office there: it brings all it has. `taken`: another one was. */
  'office.foundServer': channel(keepers, JoiningFileTextSchema, ServerStatusSchema, [
    ...joiningFileReasons,
    ...troubles,
    'alreadyJoined',
    'taken',
    'noRecoveryKey',
    'notInPractice',
    'saveFailed',
  ]),
  /** Tries the line now instead of after a while. */
  'office.tryServer': channel(everybody, none, done),
  /**
   * This PC is an older copy of itself: the office is opened again, and the PC takes part under a new name with all that it wrote.
   * `notForked`: it is not.
   */
  'office.rejoin': channel(everybody, none, OfficeStatusSchema, [
    ...troubles,
    ...OfficeTroubleSchema.options,
    'notForked',
    'sessionRunning',
    'saveFailed',
  ]),
  /** A PC without an office takes part in the one of that server. `notFounded`: none is there yet. */
  'office.join': channel('anyone', JoinWishSchema, OfficeStatusSchema, [
    ...joiningFileReasons,
    ...troubles,
    ...OfficeTroubleSchema.options,
    ...recoveryReasons,
    'notFounded',
    'alreadyExists',
    'commonPassphrase',
    'sessionRunning',
  ]),
} as const satisfies Channels
