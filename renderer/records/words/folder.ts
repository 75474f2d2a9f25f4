/** Words of the field for a folder. */
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const folderText = {
  choose: '選ぶ',
  chooseFor: (label: string): string => `${label}を選ぶ`,
  chosen: (folder: string): string => `${folder}を選びました`,
} as const

export const folderFailures = {
  unsupported: {
    what: 'ここでは、フォルダーを選ぶ画面を開けません。',
    kept: '入力はこの画面に残っています。',
    next: 'フォルダーの場所を入力してください。',
  },
} as const satisfies Record<ReasonOf<'office.chooseFolder'>, FailureText>
