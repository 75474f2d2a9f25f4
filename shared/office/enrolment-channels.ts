/** What is asked to let a PC in on a supervisor's word, on both of the two PCs, and to shut a lost one out. */
import { z } from 'zod'
import { channel, type Channels, done, keepers, none, supervisors } from '../channel.ts'
import {
  AskingIdSchema,
  AskingSchema,
  AskingThereSchema,
  AskWishSchema,
  LetInSchema,
  OfficeKeySchema,
  OfficePcSchema,
  PcSchema,
  TypedKeySchema,
} from './enrolment.ts'
import { joiningFileReasons, ServerTroubleSchema } from './server.ts'

/** What can be wrong with a recovery key that was typed. */
const typed = ['recoveryKeyTypo', 'recoveryKeyLength', 'wrongRecoveryKey', 'keyDamaged'] as const

/** `noServer`: there is no line to it now. */
const there = [...ServerTroubleSchema.options, 'noServer'] as const

export const enrolmentChannels = {
  /** A PC without an office asks to be let in; what comes of it is told by `office.asking`. */
  'office.askToJoin': channel('anyone', AskWishSchema, done, [
    ...joiningFileReasons,
    ...ServerTroubleSchema.options,
    'notFounded',
    'alreadyExists',
    'commonPassphrase',
    'passphraseNeeded',
    'sessionRunning',
  ]),
  'office.asking': channel('anyone', none, AskingSchema),
  /** Gives it up, or has seen how it ended. */
  'office.cancelAsking': channel('anyone', none, done),
  /** Those that wait at the server. */
  'office.askings': channel(
    supervisors,
    none,
    z.object({ askings: z.array(AskingThereSchema) }),
    there,
  ),
  /** From now on that PC shows a number. `askingGone`: it is over, or another PC answered. */
  'office.answerAsking': channel(supervisors, AskingIdSchema, done, [...there, 'askingGone']),
  /** The number that the new PC shows. `notYet`: it shows none yet; `altered`: what came is not what it had promised. */
  'office.letIn': channel(supervisors, LetInSchema, done, [
    ...there,
    'wrongCode',
    'wrongCodeThrice',
    'notYet',
    'altered',
    'askingGone',
    'noRecoveryKey',
    'saveFailed',
  ]),
  'office.refuseAsking': channel(supervisors, AskingIdSchema, done, [
    ...there,
    'askingGone',
    'saveFailed',
  ]),
  'office.pcs': channel(
    supervisors,
    none,
    z.object({ pcs: z.array(OfficePcSchema), key: OfficeKeySchema }),
    there,
  ),
  /** A new key for all PCs that take part; what is written from then on, nobody reads who has the one before only. `keyDamaged`: this PC's key file. */
  'office.changeKey': channel(supervisors, TypedKeySchema, done, [
    ...there,
    ...typed,
    'notForThisPc',
    'saveFailed',
  ]),
  /** This PC takes the key that the others seal under. `nothingNew`: it has it, or the others use another one still. */
  'office.takeKey': channel(keepers, TypedKeySchema, done, [...typed, 'nothingNew', 'saveFailed']),
  /** `notWritten`: it is done on the server, and could not be written into the log. */
  'office.closePc': channel(supervisors, PcSchema, done, [
    ...there,
    'ownPc',
    'lastPc',
    'noSuchPc',
    'notWritten',
  ]),
  'office.reopenPc': channel(supervisors, PcSchema, done, [...there, 'noSuchPc', 'notWritten']),
} as const satisfies Channels
