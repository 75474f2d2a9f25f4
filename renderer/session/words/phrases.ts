/** Words of the phrases for notes: beside the note, and where they are laid down. */
import { counted } from '../../../shared/count.ts'
import { LONGEST_PHRASE_NAME, MOST_PHRASES } from '../../../shared/log/phrase.ts'
import type { ReasonOf } from '../../../shared/contract.ts'
import type { FailureText } from '../../ui/failure-text.ts'

export const phraseText = {
  title: '定型文',
  insert: (name: string, key: number | null): string =>
    key === null ? `定型文「${name}」を入れる` : `定型文「${name}」を入れる（Alt+${key}）`,
  inserted: (name: string): string => `定型文「${name}」を入れました。Ctrl+Zで取り消せます`,
  all: 'すべての定型文',
  fewer: '定型文を減らす',
  tab: '定型文',
  intro:
    'メモに入れる、よく使う文です。相談中と記録の確定のとき、メモの上のボタンか、Alt+1からAlt+9のキーで、カーソルの場所に入ります。書いてある文は消えません。',
  warning:
    '定型文には、氏名、番号、連絡先など、求職者の情報を書かないでください。廃棄の期間がなく、残り続けます。',
  office: '事務所の定型文',
  officeHint: '統括が決めます。事務所のすべての相談員が使えます。',
  own: '自分の定型文',
  ownHint: '自分だけが使えます。事務所の定型文より先に並びます。',
  none: 'まだありません。',
  name: '名前',
  nameHint: `ボタンに出ます。${LONGEST_PHRASE_NAME}文字まで`,
  nameWrong: '名前を入力してください。',
  text: '文',
  textHint: '改行のある文は、メモの新しい行から入ります。',
  textWrong: '文を入力してください。',
  personal: '個人の情報が入っていませんか',
  personalBody:
    '番号、連絡先、人の名前のように見える部分があります。求職者の情報でないことを確かめてください。',
  nth: (nth: number): string => `${nth}番目`,
  add: '定型文を追加',
  addTo: (list: string): string => `${list}を追加`,
  full: `${counted(MOST_PHRASES, '件')}まで登録できます。`,
  remove: '削除する',
  removeOf: (name: string): string => `定型文「${name}」を削除する`,
  up: '上に移す',
  upOf: (name: string): string => `定型文「${name}」を上に移す`,
  save: '保存する',
  saveOf: (list: string): string => `${list}を保存する`,
  saved: (list: string): string => `${list}を保存しました`,
  loading: '定型文を読み込んでいます',
  reload: '新しい内容を読み込む',
} as const

export const phraseFailures = {
  changedMeanwhile: {
    what: '入力している間に、この定型文が変更されました。',
    kept: '入力はこの画面に残っています。',
    next: '残したい文をコピーしてから「新しい内容を読み込む」を押し、もう一度変更してください。',
  },
  saveFailed: {
    what: '定型文を保存できませんでした。',
    kept: '入力はこの画面に残っています。',
    next: 'パソコンの空き容量を確かめて、もう一度操作してください。',
  },
} as const satisfies Record<
  ReasonOf<'session.setOfficePhrases' | 'session.setOwnPhrases'>,
  FailureText
>
