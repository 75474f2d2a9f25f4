/** The people room's part of a set-up: the fields of an account and what they stand for. */
import type { ReactNode } from 'react'
import type { NewAccount } from '../../shared/people/account.ts'

export type AccountStep = {
  /** @param tried the person tried to go on: what is wrong is said */
  readonly render: (tried: boolean, autoFocus?: boolean) => ReactNode
  /** null: something is wrong with it. */
  readonly account: NewAccount | null
}
