/** What is read aloud, in the order of speaking; no article stands in it. */
import { counted } from '../../../shared/count.ts'
export const sayText = {
  aloud: '読み上げる文',
  /** After a greeting of one's own. */
  greeting: 'ハローワークの相談員です。声は聞こえていますか。こちらの顔は見えていますか。',
  number: '最初に、ご本人であることを確認します。求職番号をおっしゃってください。',
  name: 'お名前をフルネームでおっしゃってください。',
  opening: (cap: string): readonly string[] => [
    `相談は1回${cap}までです。残り5分と1分でお知らせします。時間になると、会議は自動で終了します。`,
    '録音と録画は、利用規約で禁止されています。',
    'この相談は仕事探しをお手伝いするもので、採用をお約束するものではありません。',
    'これから、いくつか確認させてください。',
  ],
  /** An item for which the office has laid down no question. */
  item: (text: string): string => `${text}。これでよろしいですか。`,
  companionsNone: 'ほかにどなたか、そばにいらっしゃいますか。',
  companions: (who: string): string =>
    `ご一緒の方は、${who}と伺っています。ほかにどなたか、そばにいらっしゃいますか。`,
  consents: (titles: readonly string[]): string =>
    `${titles.join('、')}に、同意していただけますか。`,
  answered: '確認しました',
  answeredAll: (count: number): string => `${counted(count, '項目')}とも確認しました`,
  consented: '同意を確認しました',
  consentedAll: (count: number): string => `${count}件とも同意を確認しました`,
  oneByOne: '違う答えがあったときは、確かめられた項目だけにチェックを付けてください。',
} as const
