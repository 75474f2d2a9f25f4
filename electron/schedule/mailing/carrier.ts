/** Whatever carries mails: the office's mail server, or nothing but a list in a practice office. */
import type { Letter } from '../../../shared/schedule/letter.ts'
import type { MailTrouble } from '../../../shared/schedule/mail-account.ts'

export type Addressed = Letter & { readonly to: string }

/**
 * What became of one mail. `refused`: the server does not take this address. `notSent`: it surely has not the mail. `unknown`: it may have it.
 * `forAll`: the next mail would fare the same.
 */
export type Carried =
  | { readonly state: 'sent' }
  | {
      readonly state: 'refused' | 'notSent' | 'unknown'
      readonly why: MailTrouble
      readonly forAll: boolean
    }

export interface MailCarrier {
  /** Never twice at once, and never again by itself what the server may have. @param id of the message, a random one */
  carry(mail: Addressed, id: string): Promise<Carried>
  /** Nothing more is to be sent for now. */
  rest(): void
  /** Whatever is on its way is given up at once. */
  abort(): void
}
