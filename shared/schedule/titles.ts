/** What one column title of an export means: exact titles first, then families of words; a bracket that says more than a note is a doubt. */
import type { Field } from './import.ts'
import { normaliseTitle } from './title-form.ts'
import { EXACT } from './title-words.ts'

/**
 * field: `rank` 0 an exact title, 1 with a note left aside, 2 by its family. secret: never read. other: known and not wanted (備考, 申込日).
 * doubt: its words change the meaning (変更前, 第2希望), so a person says which one counts.
 */
export type Meaning =
  | { readonly kind: 'field'; readonly field: Field; readonly rank: 0 | 1 | 2 }
  | { readonly kind: 'doubt'; readonly field: Field }
  | { readonly kind: 'secret' | 'other' | 'unknown' }

const BRACKETS = /[([【〔<「][^)\]】〕>」]*[)\]】〕>」]/gu
const FORM_NUMBER = /^(?:問|設問|q|no)?\d+(?=\D)/u

/** A regular expression over normalised titles, written in plain words. */
const family = (source: string): RegExp => new RegExp(source, 'u')

const WHO =
  '(?:申込者|申込ミ者|申請者|利用者|予約者|求職者|相談者|参加者|届出者|登録者|来所者|申込|予約|ゴ?本人|オ客様|アナタ|ゴ|オ|ノ)*'
const WHEN =
  '(?:ゴ|オ|ノ|職業|相談|面談|面接|予約|利用|希望|来所|来庁|実施|オンライン|web|確定|決定|参加|開催|訪問|開始|第?1|第一|スル|シタイ|サレル|タイ)*'
const SECRET =
  /パスワド|パスワト|パスコド|password|passwd|passcode|パスフレズ|暗証|^pw$|^pass$|pin番号|^pin$|合言葉|秘密ノ|認証(?:コド|キ|番号)|ログイン/u
const MEETING = '(?:zoom|ズム|ミティング|meeting|会議|web会議|オンライン相談|相談室)'

/** In this order: the first that fits counts. */
const FAMILIES: readonly (readonly [RegExp, Field | 'other'])[] = [
  [
    family(
      `${MEETING}(?:ノ)?(?:参加|招待|用)?(?:url|リンク|アドレス)|(?:参加|招待|相談)(?:用)?(?:url|リンク)`,
    ),
    'meetingLink',
  ],
  [family(`${MEETING}(?:ノ)?(?:id|番号|no|ナンバ)$`), 'meetingNumber'],
  [
    /緊急|家族|代理|保護者|後見|勤務先|会社|事業所|担当|職員|相談員|紹介者|確認者|入力者|更新者|所属|会場名簿/u,
    'other',
  ],
  [/在留(?:カド|期間|期限)|在留資格ノ?満了|国籍/u, 'other'],
  [/在留/u, 'residence'],
  [/同席|付キ?添|同伴|介助者|通訳|立チ?会/u, 'companions'],
  [
    family(
      `^(?:オ|ゴ)?(?:申込ミ?|申請|受付|到達|登録|更新|最終更新|処理|作成|出力|送信|完了|承認|交付|支払イ?|納付|入金|取リ?下ゲ?|取リ?消シ?|キャンセル|生|誕生|受信|回答|発行|締切|期限|有効|修了|修正|入力|通知|ダウンロド|返信|決裁|審査|データ?)+(?:年)?(?:月)?(?:日|日時|期限|時刻|時間|期間)$|^年齢$`,
    ),
    'other',
  ],
  [/終了|所要|^(?:至|マデ)$/u, 'other'],
  [family(`^${WHEN}(?:日時|年月日時)(?:開始)?$`), 'dateTime'],
  [family(`^${WHEN}(?:日|日付|日ニチ|年月日|月日|予定日|希望日)$`), 'date'],
  [family(`^${WHEN}(?:時間|時刻|時間帯|時間枠|枠|コマ)(?:開始)?$`), 'time'],
  [/メル(?:アド)|(?:^|用|先|pc|携帯|eメル|電子)(?:e|電子)?メル|e?mail|メアド/u, 'email'],
  [
    family(
      `^${WHO}(?:連絡先|連絡|日中|昼間|自宅|固定|携帯|スマトフォン|スマホ|当日|ガ|ニ|ノ|トレル|取レル|ツナガル|繋ガル|可能|ナ|用)*(?:電話番号|電話|tel|telno|携帯電話|携帯電話番号|携帯番号|携帯)$`,
    ),
    'phone',
  ],
  [
    family(
      `^(?:ハロワク|hw|安定所|ゴ|ノ|登録|公共職業)*求職(?:者|登録|申込ミ?|受付|票)*(?:ノ)?(?:番号|no|id|コド|ナンバ)$`,
    ),
    'jobSeekerNumber',
  ],
  [
    family(
      `^(?:オ|ゴ)?(?:整理|受付|受付ケ|到達|申込ミ?|予約|申請|受理|問イ?合ワ?セ|照会|管理|手続キ?)(?:ノ)?(?:番号|no|id|コド|ナンバ)$`,
    ),
    'receiptNumber',
  ],
  [
    family(
      `^(?:オ|ゴ|現在ノ|申込ミ?|申請|予約|手続キ?|処理|受付|対応|進捗|審査|取リ?扱イ?|確認|ノ)*(?:状態|状況|ステタス|status|進捗)$`,
    ),
    'status',
  ],
  [
    family(
      `^${WHO}(?:氏名|名前|姓名)?(?:ノ)?(?:カナ姓|姓カナ|セイ|姓フリガナ|フリガナ姓|フリガナセイ|カナセイ|セイカナ|氏カナ|カナ氏)$`,
    ),
    'familyKana',
  ],
  [
    family(
      `^${WHO}(?:氏名|名前|姓名)?(?:ノ)?(?:名カナ|メイ|名フリガナ|フリガナ名|フリガナメイ|カナメイ|メイカナ)$`,
    ),
    'givenKana',
  ],
  [
    family(
      `^${WHO}(?:氏名|名前|姓名|全角|半角)*(?:ノ)?(?:フリガナ|カナ|ヨミガナ|読ミ仮名|読仮名|ヨミ|カタカナ|振リ?仮名)(?:氏名)?$`,
    ),
    'kana',
  ],
  [family(`^${WHO}(?:氏名|名前|漢字)?(?:姓|苗字|名字|氏)$`), 'familyName'],
  [family(`^${WHO}(?:氏名|名前|漢字)?名$`), 'givenName'],
  [family(`^${WHO}(?:氏名|名前|姓名|フルネム|漢字氏名|氏名漢字)$`), 'name'],
  [/^(?:利用者|対象者|求職者|登録|対象|利用|申込者|相談者)(?:ノ)?(?:区分|種別)$/u, 'category'],
  [
    family(
      `^(?:ゴ|希望|利用|予約|相談|来所|ノ|スル)*(?:施設|施設名|場所|会場|庁舎|窓口|ハロワク|ハロワク名|安定所|所名)$`,
    ),
    'site',
  ],
  [
    /^(?:備考|メモ|内容|相談内容|ゴ?相談.*内容|手数料|住所|ゴ住所|郵便番号|性別|職業|no|連番|項番|件名|手続キ?名|様式名?|種別|アンケト.*|ゴ?意見.*|ゴ?要望.*|連絡事項|連絡方法|希望職種|区分)$/u,
    'other',
  ],
]

function familyOf(plain: string): Meaning {
  for (const [pattern, field] of FAMILIES)
    if (pattern.test(plain))
      return field === 'other' ? { kind: 'other' } : { kind: 'field', field, rank: 2 }
  return { kind: 'unknown' }
}

/** A wish behind the first one, or another of two states of one thing. */
const OTHER_WISH = /第?[2-9二三四五](?:ゴ)?希望|次希望|(?:ゴ)?希望.*[②-⑨]/u
const NOTE =
  /半角|全角|必須|任意|数字|英数|ハイフン|例|漢字|西暦|和暦|入力|選択|記入|日本語|形式|文字|桁|yyyy|hh|mm|平日|開庁|ロマ字|戸籍|省略|確認用|正式|^本人$|分$|単位|jst|曜|必|なし|ナシ|有無|届出|登録|半角|お名前|氏名|続柄/iu
const PHONE_KIND = /自宅|携帯|日中|昼間|固定|本人|連絡|スマ|1|2|第/u
const NOT_FOR_IT = /緊急|家族|代理|保護者|勤務先|会社|担当|職員|相談員|紹介/u
const KANA_WORD = /フリガナ|カナ|ヨミ|読ミ/u

function withBracket(base: Meaning, inside: string, raw: string): Meaning {
  if (NOT_FOR_IT.test(inside)) return { kind: 'other' }
  if (base.kind !== 'field') return base
  const { field } = base
  const as = (other: Field): Meaning => ({ kind: 'field', field: other, rank: 1 })
  if (field === 'residence' || field === 'companions' || field === 'email') return as(field)
  if (field === 'name' || field === 'kana') {
    const isKana = field === 'kana' || KANA_WORD.test(inside) || /^(?:セイ|メイ)$/u.test(inside)
    if (/セイ|姓|苗字|名字|^氏$/u.test(inside)) return as(isKana ? 'familyKana' : 'familyName')
    if (/メイ$|^名$|名カナ|^下ノ名前$/u.test(inside)) return as(isKana ? 'givenKana' : 'givenName')
    if (KANA_WORD.test(inside)) return as('kana')
  }
  if (field === 'familyName' || field === 'givenName') {
    if (KANA_WORD.test(inside)) return as(field === 'familyName' ? 'familyKana' : 'givenKana')
  }
  if (field === 'date' || field === 'time' || field === 'dateTime') {
    if (/終了|^至$|マデ|^to$/u.test(inside)) return { kind: 'other' }
    if (/開始|^自$|カラ|^from$/u.test(inside)) return as(field)
  }
  if (field === 'phone' && PHONE_KIND.test(inside)) return as('phone')
  return NOTE.test(raw) ? as(field) : { kind: 'doubt', field }
}

const known = new Map<string, Meaning>()

/** What a title stands for. */
export function meaningOf(title: string): Meaning {
  const before = known.get(title)
  if (before !== undefined) return before
  const meaning = understand(title)
  if (known.size < 2000) known.set(title, meaning)
  return meaning
}

function understand(title: string): Meaning {
  const whole = normaliseTitle(title)
  if (SECRET.test(whole)) {
    const ofMeeting = new RegExp(MEETING, 'u').test(whole) && /パスワド|パスコド|pass/u.test(whole)
    return ofMeeting ? { kind: 'field', field: 'meetingPasscode', rank: 1 } : { kind: 'secret' }
  }
  const plain = whole.replace(FORM_NUMBER, '')
  const exact = EXACT.get(whole) ?? EXACT.get(plain)
  if (exact !== undefined) return { kind: 'field', field: exact, rank: 0 }
  const wide = title.normalize('NFKC')
  const brackets = wide.match(BRACKETS) ?? []
  const base = normaliseTitle(wide.replace(BRACKETS, '')).replace(FORM_NUMBER, '')
  if (OTHER_WISH.test(whole)) {
    const wish = familyOf(base.replace(/第?[2-9二三四五]/u, ''))
    return wish.kind === 'field' ? { kind: 'doubt', field: wish.field } : wish
  }
  if (brackets.length === 0) return familyOf(plain)
  const exactBase = EXACT.get(base)
  let meaning: Meaning =
    exactBase === undefined ? familyOf(base) : { kind: 'field', field: exactBase, rank: 1 }
  if (meaning.kind === 'unknown') {
    const all = familyOf(plain)
    return all.kind === 'field' && !NOT_FOR_IT.test(whole) ? all : meaning
  }
  for (const bracket of brackets)
    meaning = withBracket(meaning, normaliseTitle(bracket), bracket.slice(1, -1))
  return meaning
}

/** A column whose cells are never read: passwords of applicants and the like; not the passcode of a meeting. */
export function isSecretTitle(title: string): boolean {
  return meaningOf(title).kind === 'secret'
}
