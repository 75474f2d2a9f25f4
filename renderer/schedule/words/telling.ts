/** Words of 案内: whom to tell, the meetings, and what became of each. */
import { contactWords } from '../../../shared/log/contact-text.ts'
import type { Contact } from '../../../shared/log/contact.ts'
import { languageWords } from '../../../shared/office/language-text.ts'
import type { LocalDate } from '../../../shared/time/day.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { formatDate, shortDate } from '../../../shared/time/words.ts'

const toRemind = (count: number): string => (count === 0 ? '' : `・予約のお知らせ${count}名`)

export const tellingText = {
  title: '案内',
  /** How a day is called beside a count of people. */
  dayOf: (date: LocalDate, away: number): string =>
    away === 0 ? '今日' : away === 1 ? 'あした' : shortDate(date),
  people: (day: string, count: number): string => `${day}の${count}名`,
  openFor: (day: string, count: number, untold: number, remind: number): string =>
    count === 0
      ? `案内: ${day}の予約はありません`
      : untold === 0
        ? `案内: ${day}の${count}名（全員案内済み${toRemind(remind)}）`
        : `案内: ${day}の${count}名（未案内${untold}名${toRemind(remind)}）`,
  back: '予約ボードに戻る',
  navigation: '案内する日',
  previous: '前日',
  next: '翌日',
  nextOpen: (date: LocalDate): string => `次の開庁日 ${shortDate(date)}`,
  loading: '予約を読み込んでいます',
  retry: 'もう一度読み込む',
  closed: 'この日は閉庁日です',
  nobody: 'この日に案内する予約はありません',
  nobodyHint: '予約が入ると、ここに並びます。',
  held: (count: number): string =>
    `要確認の予約が${count}件あります。枠に入っていないため、この一覧にはありません。`,
  counts: (told: number, untold: number): string => `案内済み${told}名・未案内${untold}名`,
  meetings: (made: number, missing: number): string =>
    missing === 0 ? `会議は${made}名分あります` : `会議あり${made}名・会議なし${missing}名`,
  practice:
    '練習用の事務所では、会議のリンクは架空で、どこにも送られません。送られるはずだった連絡文は、この下に並びます。',
  noAccount:
    'Zoomの接続設定がないため、会議を作れません。電話などで連絡し、予約の画面で記録してください。',
  columns: {
    time: '時刻',
    name: '氏名',
    reach: '連絡方法',
    meeting: '会議',
    told: '案内',
    choose: '選ぶ',
    language: '言語',
    mail: 'メール',
  },
  reach: { phone: '電話', email: 'メール' },
  noReach: '電話・メールなし',
  noReachHint: '求職者マイページで連絡します',
  meeting: { made: '会議あり', own: '予約の会議', none: '会議なし' },
  ownUnchecked: '確認はまだです',
  how: (contact: Contact): string =>
    [
      `${shortDate(dateOf(contact.atMs))} ${timeOf(contact.atMs)}`,
      contactWords.means[contact.means],
      // The first notice is what is expected here.
      ...(contact.about === undefined || contact.about === 'first'
        ? []
        : [contactWords.abouts[contact.about]]),
    ].join('・'),
  otherTime: (date: LocalDate, slot: string): string =>
    `前の日時（${shortDate(date)} ${slot}）は案内済み`,
  moveClosed: '閉庁日の予約の日時をまとめて変更する',
  moveOpen: '停電や障害などで行えない枠の日時をまとめて変更する',
  informed: { yes: '連絡済み', no: '未連絡' },
  calledOff: '行えないと連絡したあと、案内していません',
  notReminded: '予約のお知らせ: まだ',
  remind: {
    title: '予約のお知らせ',
    from: (date: LocalDate): string => `${shortDate(date)}から送れます`,
    waiting: (count: number): string => `まだの人が${count}名います`,
    none: 'まだの人はいません',
    choose: '予約のお知らせを選ぶ',
    other: (date: LocalDate, count: number): string =>
      `${shortDate(date)}の予約のお知らせ（${count}名）`,
  },
  make: (count: number): string => `会議をまとめて作る（${count}名分）`,
  making: (name: string): string => `${name}さんの会議を作っています`,
  makingCount: (done: number, total: number): string => `${total}名のうち${done}名`,
  stop: '会議を作るのをやめる',
  stopping: '今の1名分が済んだら止まります',
  made: (count: number): string => `${count}名分の会議を作りました`,
  stopped: (count: number, left: number): string =>
    `${count}名分の会議を作り、途中でやめました。残りは${left}名です。`,
  failed: (count: number): string => `${count}名分の会議を作れませんでした`,
  failedOf: (name: string, what: string, next: string): string => `${name}さん: ${what}${next}`,
  kind: '連絡文',
  kinds: contactWords.abouts,
  choose: (name: string): string => `${name}さんに案内する`,
  languageOf: (name: string): string => `${name}さんへの言語`,
  languages: languageWords,
  mail: 'メールを開く',
  mailOf: (name: string): string => `${name}さんへのメールを開く`,
  files: (count: number): string => `.emlで保存（${count}名分）`,
  paste: (count: number): string => `マイページ用にコピー（${count}名分）`,
  handHint:
    '.emlは、開くとメールソフトから送信できるメールのファイルです。.emlやコピーで送ったときは、送信したあとで「送信しましたか」に答えると、連絡の記録に残ります。',
  handing: '連絡文を用意しています',
  stopHanding: '用意するのをやめる',
  handStopped: '途中でやめました。残りの人の分は用意していません。',
  handed: {
    mail: (count: number): string => `${count}名分のメールを開きました`,
    file: (count: number): string => `${count}名分のメールのファイルを用意しました`,
    paste: (count: number): string => `${count}名分の連絡文をコピーしました`,
  },
  pasted:
    '本文が長く（約2,000文字まで）、メールソフトに渡せないため、本文はコピーしました。開いたメールに貼り付けてください。本文も入れるときは、.emlを使ってください。',
  notCopied: 'コピーできませんでした。もう一度操作してください。',
  handFailed: (count: number): string => `${count}名分を用意できませんでした`,
  listHead: (slot: string, name: string): string => `■ ${slot} ${name}さん`,
  sample: (name: string): string => `連絡文を確かめる（${name}さんの場合）`,
  missing: '{url} と {passcode} は、会議を作ると入ります。',
  subject: (words: string): string => `件名: ${words}`,
  letter: '連絡文',
  question: '送信しましたか',
  questionHint:
    '相談デスクでは、実際に送信されたかどうかを確かめられません。送信した人を選んで、記録してください。選ばなかった人は、未案内のままです。',
  all: (count: number): string => `${count}名全員に送信した`,
  ways: { mail: 'メール', file: 'メール', paste: '求職者マイページ' },
  sentTo: (name: string, way: string, kind: string): string => `${name}さん（${way}・${kind}）`,
  record: (count: number): string => `${count}名に送信したと記録する`,
  recorded: (count: number): string => `${count}名への連絡を記録しました`,
  notSent: '誰にも送っていない',
  practised: (count: number): string => `練習: 送られるはずだった連絡文 ${count}件`,
  practisedHint: '練習用の事務所では、どこにも送られません。この画面を閉じると消えます。',
  practisedTo: (to: string): string => `宛先: ${to}`,
  noAddress: '求職者マイページ',
  table: (date: LocalDate): string => `${formatDate(date)}の案内`,
} as const
