/** Words for an office that exists and cannot be opened. */
import type { OfficeTrouble } from '../../../shared/office/status.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const troubleScreenText = {
  kept: '残っているもの',
  next: 'すること',
  folder: '保存先のフォルダー',
  retry: 'もう一度開く',
  other: '別の事務所を開く',
} as const

const KEEP = '記録は消していません。そのまま残っています。'
const ASK = '情報システムの担当者に、この画面を見せてください。'

/** Each trouble of an office that exists: what happened, what is kept, what to do. */
export const troubleText: Readonly<
  Record<OfficeTrouble, FailureText & { readonly next: string; readonly kept: string }>
> = {
  keyUnavailable: {
    what: 'データを開く鍵を、このパソコンから取り出せません',
    kept: KEEP,
    next: 'Windowsに、設定したときと同じユーザーでサインインし直してください。パソコンを替えたときは、保管している復旧キーで開けます。',
  },
  keyDamaged: {
    what: 'データを開く鍵のファイルが壊れています',
    kept: KEEP,
    next: '保管している復旧キーを用意して、「復旧キーで開く」を押してください。開けないときは、情報システムの担当者に、この画面を見せてください。',
  },
  databaseDamaged: {
    what: '記録のファイルが壊れていて、開けません',
    kept: 'ファイルには手を加えていません。そのまま残しています。',
    next: `フォルダーの中身を動かしたり消したりしないでください。${ASK}`,
  },
  databaseAltered: {
    what: '記録のファイルの仕組みが変えられています',
    kept: 'ファイルには手を加えていません。そのまま残しています。',
    next: `手を加えられたおそれがあり、このまま使うと記録を守れません。フォルダーの中身を動かしたり消したりしないでください。${ASK}`,
  },
  databaseMissing: {
    what: '記録のファイルが、保存先のフォルダーに見つかりません',
    kept: '鍵や設定のファイルは、そのまま残しています。',
    next: `記録のファイルを動かしたときは、元の場所に戻してから、もう一度開いてください。動かした覚えがなければ、${ASK}`,
  },
  databaseNewer: {
    what: '記録のファイルは、新しいバージョンの相談デスクで作られています',
    kept: KEEP,
    next: 'このパソコンの相談デスクを更新してから、もう一度開いてください。',
  },
  databaseOlder: {
    what: '記録のファイルは、公開前の試作版の相談デスクで作られています',
    kept: 'ファイルには手を加えていません。そのまま残しています。',
    next: `この版では開けません。${ASK}`,
  },
  folderReadOnly: {
    what: '保存先のフォルダーに書き込めません',
    kept: KEEP,
    next: `フォルダーの書き込みの権限を確かめてから、もう一度開いてください。${ASK}`,
  },
  diskFull: {
    what: 'パソコンの空き容量が足りません',
    kept: KEEP,
    next: '不要なファイルを削除して空き容量を増やしてから、もう一度開いてください。分からないときは、情報システムの担当者に連絡してください。',
  },
  alreadyRunning: {
    what: '相談デスクは、すでに開いています',
    kept: KEEP,
    next: 'すでに開いている画面を使ってください。見当たらないときは、パソコンを再起動してから開いてください。',
  },
  fileUnreadable: {
    what: '事務所のファイルを、今は読み取れません',
    kept: KEEP,
    next: `ほかのアプリが使っているか、読み取りの権限がありません。少し待ってから、もう一度開いてください。${ASK}`,
  },
  joiningUnfinished: {
    what: '事務所への参加が、まだ終わっていません',
    kept: '受け取ったところまでの予約と記録は、このパソコンに残っています。',
    next: `事務所のサーバーに接続できるかを確かめてから、もう一度開いてください。続きから受け取ります。${ASK}`,
  },
  unexpected: {
    what: '事務所を開く途中で、予期しない問題が起きました',
    kept: KEEP,
    next: `パソコンを再起動してから、もう一度開いてください。${ASK}`,
  },
}
