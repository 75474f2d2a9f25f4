/** Words of the panel of prohibited acts. */
import { incidentState } from '../../../shared/log/states.ts'

export const prohibitedText = {
  open: incidentState.word,
  keyDoes: '「禁止行為等で中止する」の一覧を開く（開いただけでは中止しません）',
  title: '禁止行為等で中止する',
  intro:
    '当てはまるものを選ぶと、すぐに音声と映像を止め、3秒後に会議を終了します。3秒の間は取り消せます。記録は、統括の確認待ちになります。',
  keysHint:
    'キーボードでは、Tabキーで選んでEnterキーを押します。中止しないときはEscキーで戻ります。',
  stopping: '音声と映像を止めています',
  pendingTitle: '禁止行為等で中止します',
  pendingBody: '音声と映像を止めました。',
  pendingLeft: (seconds: number): string => `あと${seconds}秒で会議を終了します。`,
  chosen: (act: string): string => `${act}のため、3秒後に会議を終了します。取り消せます。`,
  takeBack: '押し間違い（相談を続ける）',
} as const
