/** Words of what stands at the top right of every screen. */
import type { TextSize } from '../../../shared/office/text-size.ts'
import type { FailureTexts } from '../../ui/failure-text.ts'

export const toolsText = {
  size: (chosen: string): string => `文字: ${chosen}`,
  sizes: { standard: '標準', large: '大', largest: '特大' } satisfies Record<TextSize, string>,
  chosen: (size: string): string => `${size}（今の大きさ）`,
  help: '使い方',
} as const

export const textSizeFailures: FailureTexts = {
  saveFailed: {
    what: '文字の大きさを保存できませんでした。',
    kept: '今は選んだ大きさで表示しています。',
    next: '次に開くときは、選び直してください。',
  },
}
