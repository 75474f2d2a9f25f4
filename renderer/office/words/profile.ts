/** Words of the forms with which a supervisor changes the office's profile. */
import { dateWithoutWeekday, minutesWords } from '../../../shared/time/words.ts'
import { SECOND } from '../../../shared/clock.ts'
import {
  AWAY_DAYS,
  IDLE_LOCK_MINUTES,
  LONGEST_EXTENSION_MINUTES,
  LONGEST_USE_MINUTES,
  type OfficeProfile,
  type ProhibitedKey,
  prohibitedKeyOf,
  SHORTEST_USE_MINUTES,
  type TermsVersion,
} from '../../../shared/office/profile.ts'
import { messageKinds } from '../../../shared/log/contact.ts'
import { languages } from '../../../shared/office/languages.ts'

export const unsavedText = {
  title: '保存していない変更があります',
  body: 'このまま移動すると、変更した内容は保存されません。',
  stay: '編集に戻る',
  leave: '変更を破棄して移動する',
} as const

export const editText = {
  sectionsLabel: '変更する内容',
  sections: {
    office: '名前と施設',
    slots: '枠と窓口',
    time: '相談の時間',
    holidays: '祝日',
    exceptions: '連絡なしと例外',
    checklist: '確認項目',
    terms: '利用規約',
    messages: '連絡文',
    lock: '画面のロック',
    away: 'サーバーとの接続',
    keys: 'キーボード',
  },
  save: '保存する',
  undo: '変更前に戻す',
  saved: '保存しました',
  reload: '最新の内容を読み込む',
  up: '上へ',
  down: '下へ',
  remove: '削除',
  upLabel: (what: string) => `${what}を上へ`,
  downLabel: (what: string) => `${what}を下へ`,
  removeLabel: (what: string) => `${what}を削除する`,
  missing: '入力してください',
  number: (least: number, most: number) => `${least}から${most}までの数を入力してください`,
} as const

export const officeSectionText = {
  hint: '施設は、同じ事務所として扱います。利用は1日1回（厚労省規約第12条第2項第1号）の確認も、施設をまたいで行います。',
  name: '事務所の名前',
  sites: '施設',
  site: (index: number) => `施設${index}の名前`,
  add: '施設を追加',
  sameName: '同じ名前の施設があります',
  last: '施設は1つ以上必要です',
  removeTitle: '施設を削除しますか',
  removeBody: (names: string) =>
    `${names}を削除します。これまでの予約や記録は、そのまま残ります。これから取り込む予約にその施設の名前があると、「要確認」になります。`,
  bound: (bookings: number) =>
    `この施設には、これからの予約や「要確認」の予約が${bookings}件あるため、削除できません。`,
} as const

export const slotsSectionText = {
  hint: '開庁時間（厚労省規約第12条第2項第1号）、相談の開始時刻（事務所の規程第3条第1号）と、同じ時刻に相談できる窓口の数です。',
  hours: '開庁時間',
  hoursHint: '相談は、開庁時間の中で始め、閉庁時刻までに終わるように始めます。',
  from: '開庁時刻',
  to: '閉庁時刻',
  reversed: '開庁時刻より後の時刻を入力してください',
  outside: 'この時刻に始めると、開庁時間の外にかかります',
  slots: '枠の開始時刻',
  slot: (index: number) => `枠${index}の開始時刻`,
  add: '枠を追加',
  twice: '同じ時刻の枠があります',
  noTime: '10:00のように時刻を入力してください',
  booths: '窓口の数',
  boothsHint: '1つの枠に入る予約の数です。',
  changeTitle: '予約のある枠に影響します',
  changeBody:
    '今週と来週の予約のうち、次の予約の入る場所がなくなります。予約は消えません。「要確認」に移しますので、別の枠に変更するか取り消すかを、予約ごとに決めてください。',
  slotGone: (date: string, slot: string, bookings: number) =>
    `${date} ${slot}の枠: 削除する枠に予約が${bookings}件あります`,
  tooFew: (date: string, slot: string, bookings: number) =>
    `${date} ${slot}の枠: 窓口より予約が${bookings}件多くなります`,
  changeAnyway: 'この内容に変更する',
} as const

export const timeSectionText = {
  hint: `1回の相談は${LONGEST_USE_MINUTES}分までです（厚労省規約第12条第2項第1号）。進行中の相談には影響せず、次に準備を始める相談から使われます。`,
  cap: '1回の相談の長さ（分）',
  capHint: `${SHORTEST_USE_MINUTES}分から${LONGEST_USE_MINUTES}分まで。${LONGEST_USE_MINUTES}分より長くはできません。`,
  startsAt: '時間を数え始めるとき',
  bothConnected: '求職者が入室したとき（本人確認の時間も含む）',
  consulting: '相談を始めたとき',
  warnings: '終了前のお知らせ',
  five: '5分前（いつも知らせます）',
  one: '1分前（いつも知らせます）',
  ten: '10分前にも知らせる',
} as const

export const exceptionsSectionText = {
  hint: '進行中の相談には影響せず、次に準備を始める相談から使われます。',
  noShow: '連絡の有無を確認する時刻（予約の時刻から何分後か）',
  look: '待合室を確かめる時間（分）',
  lookHint:
    '連絡なしキャンセルにする前に、相談員が会議に入り、待合室に誰もいないことを続けて確かめる時間です。',
  linkToldBy: '会議の案内',
  linkToldByHint:
    'e-TUMOの予約に会議のリンクが付いていて、e-TUMOから求職者に伝わるときだけ「e-TUMOから」を選びます。',
  tellers: { office: '事務所から送る', etumo: 'e-TUMOから伝わる' },
  noShowHint:
    '10分より短くはできません（厚労省規約第12条第2項第6号）。60分まで延ばせます。この時刻に、連絡があったかどうかを確認します。',
  extension: `${LONGEST_USE_MINUTES}分を超える延長（厚労省規約第12条第2項第1号の別の定め）`,
  notAllowed: '認めない',
  allowed: '事務所として認める（そのつど、統括の承認と理由が必要です）',
  outsideTimes: '予約の時刻より前に始める・開庁時間の外にかかる相談（同号の別の定め）',
  outsideTimesHint: '認めないときは、統括の承認があっても、その時刻には相談を始められません。',
  onceADay: '同じ日の2回目の利用（同号の別の定め）',
  most: '延長できる長さ（分まで）',
  mostHint: `1分から${LONGEST_EXTENSION_MINUTES}分までの間で決めます。`,
} as const

/** 令和8年（2026年）: the law of holidays counts by eras, the published lists by our years. */
const yearWords = (year: string): string =>
  `${dateWithoutWeekday(`${year}-12-31`).replace(/12月31日$/u, '')}（${year}年）`

export const holidaysSectionText = {
  hint: '祝日は閉庁日です。法律が変わって祝日が増える・なくなる・名前が変わるときに、ここで直します。振替休日も1日ずつ登録します。予約のある日が祝日になると、その予約は「要確認」に移ります。',
  year: '年',
  yearOf: yearWords,
  list: (year: string) => `${yearWords(year)}の祝日`,
  date: '日付',
  name: '祝日の名前',
  kind: '状態',
  change: '変更',
  kinds: {
    published: '公表されている祝日',
    added: '追加',
    renamed: '名前を変更',
    removed: '祝日から外す',
  },
  remove: '祝日から外す',
  removeOf: (what: string) => `${what}を祝日から外す`,
  undo: '元に戻す',
  undoOf: (what: string) => `${what}を元に戻す`,
  what: (date: string, name: string) => `${date} ${name}`,
  addTitle: '祝日を追加する',
  add: '一覧に加える',
  added: (what: string) => `${what}を一覧に加えました。「保存する」を押すまで、反映されません。`,
  noDate: '日付を入力してください',
  tooMany: '変更は200日までです',
  loading: '祝日を読み込んでいます',
} as const

export const checklistSectionText = {
  hint: '相談の前に相談員が確かめる項目です。変更すると新しい版になり、記録には確認した版が残ります。',
  version: (version: number) => `今の版: 第${version}版`,
  next: (version: number) =>
    `保存すると第${version}版になります。次に準備を始める相談から使われます。`,
  sides: { own: '相談員側', seeker: '求職者側' },
  text: '確かめること',
  article: '条項',
  ask: '読み上げる質問（任意）',
  askHint: '空欄のときは、確かめることをそのまま読み上げます。',
  item: (side: string, index: number) => `${side}${index}`,
  add: (side: string) => `${side}に項目を追加`,
  empty: '1つ以上必要です',
} as const

export const termsSectionText = {
  hint: '規約が変わったら、新しい版を追加します（厚労省規約第22条、事務所の規程第5条）。適用開始日になると、相談の前に確認する版が自動で切り替わります。以前の版は、記録のために残ります。',
  ledger: '利用規約の版',
  kinds: { ministry: '厚生労働省', office: 'この事務所', zoom: 'Zoom' } satisfies Readonly<
    Record<TermsVersion['kind'], string>
  >,
  kind: 'どの規約か',
  title: '規約の名前',
  from: '適用開始日',
  undated: '－',
  state: '状態',
  inForce: '有効',
  later: '適用前',
  past: '旧版',
  addTitle: '新しい版を追加する',
  fromWrong: '今の版の適用開始日より後の日付を入力してください',
  save: '版を追加する',
} as const

export const lockSectionText = {
  hint: '席を離れたままのパソコンを、自動でロックします。相談中（求職者が入室している間）は、操作がなくてもロックしません。',
  minutes: '操作がないときにロックするまでの時間（分）',
  minutesHint: '1分から60分まで。',
} as const

export const awaySectionText = {
  hint: '事務所のサーバーを使っているときの決まりです。使っていない事務所には関係ありません。',
  days: '接続できないまま、相談員がログインできる日数',
  daysHint: '1日から60日まで。統括と情報システム担当は、いつでもログインできます。',
  start: '接続できない間の、相談の準備',
  startHint:
    '接続できない間は、ほかのパソコンが同じ予約や同じ方の相談を始めていないかを確かめられません。',
  starts: {
    counselor: '相談員だけで始められる',
    supervisor: '統括がその場で承認したときだけ始められる',
  },
  inShort: { counselor: '相談員が開始', supervisor: '統括が承認' },
} as const

const noKey = '使わない'

export const keysSectionText = {
  hint: '相談中に「禁止行為等」の一覧を開くキーです。一覧を開いただけでは、相談は終わりません。キーを使わなくても、画面のボタンで開けます。',
  prohibitedKey: '「禁止行為等」を開くキー',
  keyHint: '変えると、次にキーを押したときから有効です。',
  keys: { F2: 'F2', F4: 'F4', off: noKey } satisfies Readonly<Record<ProhibitedKey, string>>,
} as const

/** What a section is about, in one line, beside its name. */
export function inShort(section: keyof typeof editText.sections, profile: OfficeProfile): string {
  switch (section) {
    case 'office':
      return profile.sites.map(({ name }) => name).join('、')
    case 'slots':
      return `${profile.openingHours.from}〜${profile.openingHours.to}・${profile.slots.length}枠・${profile.boothsPerSlot}窓口`
    case 'time':
      return minutesWords(profile.capSeconds * SECOND)
    case 'holidays':
      return profile.holidays.length === 0 ? '変更なし' : `変更${profile.holidays.length}日`
    case 'exceptions':
      return profile.extension.allowed ? `延長${profile.extension.maxMinutes}分まで` : '延長なし'
    case 'checklist':
      return `第${profile.checklist.version}版・${profile.checklist.items.length}項目`
    case 'terms':
      return `${profile.terms.length}版`
    case 'messages':
      return `${messageKinds.length}場面・${languages.length}言語`
    case 'lock':
      return `${profile.idleLockMinutes ?? IDLE_LOCK_MINUTES}分`
    case 'away':
      return `${profile.awayDays ?? AWAY_DAYS}日・${awaySectionText.inShort[profile.awayStart ?? 'counselor']}`
    case 'keys':
      return prohibitedKeyOf(profile) ?? noKey
  }
}
