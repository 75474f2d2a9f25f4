/** Words of the texts to job seekers, in the settings. */
import { contactWords } from '../../../shared/log/contact-text.ts'
import type { Placeholder } from '../../../shared/office/placeholders.ts'
import { languageWords } from '../../../shared/office/language-text.ts'

export const messagesText = {
  hint: '求職者への連絡文です。「案内」の画面と、予約の画面で使います。',
  kinds: contactWords.abouts,
  kind: '場面',
  languages: languageWords,
  language: '言語',
  text: '連絡文',
  textOf: (kind: string, language: string) => `連絡文: ${kind}（${language}）`,
  fills: '自動で入る項目',
  placeholders: {
    name: 'お名前',
    date: '日付',
    time: '時刻',
    office: '事務所の名前',
    url: '会議のリンク',
    passcode: '会議のパスコード',
    phone: 'Zoomの電話番号',
  } satisfies Readonly<Record<Placeholder, string>>,
  phone: 'Zoomの電話番号（ある場合）',
  phoneHint:
    '電話で会議に参加できる番号です。連絡文の {phone} には、会議の番号も一緒に入ります。空欄のときは、{phone} がある行を送りません。',
  remind: '予約のお知らせを送る日',
  remindHint:
    'この日から、まだ送っていない人を「案内」の画面と予約ボードに表示します。送るのは、画面で操作したときです。この日より後に案内した人には、重ねて送りません。',
  remindOn: (choice: 'never' | '1' | '2' | '3' | '4' | '5'): string =>
    choice === 'never' ? '送らない' : choice === '1' ? '前の開庁日' : `${choice}開庁日前`,
  preview: 'このように送られます（架空の例）',
  sampleName: '架空 一郎',
  draft: '下書きのままです。この言語が読める人に確かめてもらってから、使ってください。',
  unknown: (words: string) =>
    `${words}は自動で入りません。使えるのは {name} {date} {time} {office} {url} {passcode} {phone} です（半角）。`,
  lacking: (words: string) => `${words} がありません。この場面の連絡文には必要です（半角）。`,
  changed: '変更あり',
  backToDraft: '下書きに戻す',
} as const
