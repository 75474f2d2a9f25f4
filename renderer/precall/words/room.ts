/** Words of the pre-call room: its head, its steps, its start button and what is still missing. */
import { counted } from '../../../shared/count.ts'
import type { Outstanding } from '../../../shared/precall/gate.ts'

export const roomText = {
  title: '相談の準備',
  person: (name: string): string => `${name}さん`,
  steps: '準備の手順',
  done: '済み',
  open: '現在の手順',
  later: 'このあと',
  count: (done: number, all: number): string => `${done}/${all}`,
  companions: (who: string): string => `同席予定: ${who}`,
  earlierNoShows: (times: number): string => `連絡なしキャンセル これまで${times}回`,
  termsChanged: '規約が変わってから初めての相談',
  article: (article: string): string => article,
  retry: 'もう一度',
  loading: '読み込んでいます',
  meetingView: '会議の画面',
  paused: '中断しています。時間は進んでいます。',
  pausedWhyCompanion:
    '予定にない人がいるため中断しました。席を外してもらえたら、手順5の同席者で「予定どおり」を選ぶと再開します。',
  resume: '再開する',
  remaining: '残り',
  withdrawn: 'この予約は、e-TUMOで取り下げられました',
  withdrawnBody:
    '求職者が来ないときは「相談を始めずに終了する」から「求職者が取消し」を選んでください。連絡なしキャンセルにはできません。',
  giveBack: '準備をやめて予約に戻す',
  givenBack: '準備をやめました。予約は元のままです。',
} as const

export const ownText = {
  title: 'こちらの環境',
  intro: '会議に入る前に、相談員の側を確かめてください。',
  checkedAt: (time: string): string => `${time}に確認`,
  stands: (time: string): string =>
    `${time}の確認が、午前・午後それぞれの間は有効です。部屋や手元が変わったときは、確認し直してください。`,
  again: '確認し直す',
} as const

export const beginText = {
  begin: '相談を始める',
  ready: '確認がすべて済みました。',
  waitsFor: (count: number, words: string): string => `あと${counted(count, '項目')}: ${words}`,
  several: (what: string, count: number): string => `${what}（${count}）`,
  more: (count: number): string => `ほか${counted(count, '項目')}`,
} as const

/** How each missing thing is called beside the start button; items and terms have their own words. */
export const outstandingText = {
  devices: '機器の確認',
  ownItem: 'こちらの環境',
  entered: '会議への入室',
  seekerPresent: '求職者の入室',
  people: '会議にいる人の確認',
  heard: '声が聞こえるかの確認',
  identityNumber: '本人確認',
  identityName: '本人確認',
  seekerItem: '求職者の環境',
  consent: '利用規約への同意',
  companions: '同席者の確認',
  residence: '在留資格の登録の確認',
  paused: '中断からの再開',
  time: '始められる時刻',
} as const satisfies Record<Outstanding['what'], string>
export const itemConfirmation = (item: string): string => `「${item}」の確認`
export const consentConfirmation = (title: string): string => `${title}への同意`
