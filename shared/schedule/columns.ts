/** What the columns of e-TUMO-like exports are called, and how a file's header is recognised. */
import { type Field, FieldSchema } from './import.ts'

/** Titles as offices have named them; compared without width, spaces, brackets and marks. Longer titles come first where one contains another. */
const SYNONYMS: Readonly<Record<Field, readonly string[]>> = {
  receiptNumber: [
    '整理番号',
    '受付番号',
    '到達番号',
    '申込番号',
    '予約番号',
    '受付No',
    '整理No',
    '受付ID',
    '申請番号',
  ],
  dateTime: [
    '予約日時',
    '相談希望日時',
    '希望日時',
    '利用日時',
    '相談日時',
    '予約希望日時',
    '利用希望日時',
    '相談予約日時',
  ],
  date: [
    '相談希望日',
    '予約日',
    '利用日',
    '希望日',
    '相談日',
    '利用希望日',
    '予約希望日',
    '相談予約日',
    '年月日',
    '日付',
    '予約年月日',
    '利用年月日',
  ],
  time: [
    '希望時間',
    '時間帯',
    '予約時間',
    '利用時間',
    '相談希望時間',
    '相談時間',
    '開始時間',
    '開始時刻',
    '希望時間帯',
    '予約時間帯',
    '利用時間帯',
    '時間',
    '時刻',
    '予約枠',
    '枠',
    '相談枠',
    '希望枠',
  ],
  name: [
    '氏名',
    'お名前',
    '申込者氏名',
    '名前',
    '申込者',
    '申請者氏名',
    '利用者氏名',
    '予約者氏名',
    '求職者氏名',
    '申込者名',
    '利用者名',
    '予約者名',
    '氏名漢字',
    '漢字氏名',
    '姓名',
  ],
  kana: [
    'フリガナ',
    'ふりがな',
    'カナ',
    '氏名カナ',
    '氏名フリガナ',
    '氏名ふりがな',
    'お名前フリガナ',
    'お名前カナ',
    'カナ氏名',
    'カナ名',
    '申込者カナ',
    '申込者氏名カナ',
    '申込者フリガナ',
    '申込者氏名フリガナ',
    'よみがな',
    'ヨミガナ',
    '読み仮名',
  ],
  jobSeekerNumber: [
    '求職番号',
    '求職者番号',
    '求職登録番号',
    'ハローワーク求職番号',
    '求職者登録番号',
    '求職No',
  ],
  status: [
    '状態',
    '処理状況',
    'ステータス',
    '申込状態',
    '申込状況',
    '予約状況',
    '予約状態',
    '手続き状況',
    '手続状況',
    '申請状況',
    '処理状態',
    '受付状況',
  ],
  category: ['区分', '利用者区分', '対象者区分', '求職者区分', '登録区分', '対象区分', '利用区分'],
  residence: [
    '在留',
    '在留資格',
    '在留資格登録',
    '在留資格の登録',
    '在留資格登録の有無',
    '在留資格の登録の有無',
    '在留資格確認',
    '在留資格届出',
  ],
  companions: [
    '同席者',
    '同席',
    '同席者の有無',
    '同席者氏名',
    '同席予定者',
    '付添者',
    '付添',
    '同席者有無',
    '同席者の続柄',
    '同席者について',
  ],
  phone: [
    '電話番号',
    '電話',
    '連絡先電話番号',
    '携帯電話',
    '携帯電話番号',
    '日中連絡先',
    'TEL',
    '連絡先',
    '日中の連絡先',
    '日中連絡がとれる電話番号',
  ],
  email: [
    'メールアドレス',
    'Eメール',
    'メール',
    'E-mail',
    'Email',
    '電子メール',
    '電子メールアドレス',
    'Eメールアドレス',
    '連絡先メールアドレス',
  ],
  site: [
    '施設',
    '場所',
    '施設名',
    '利用施設',
    '予約施設',
    '相談場所',
    '会場',
    '庁舎',
    '窓口',
    '利用ハローワーク',
    '相談窓口',
    'ハローワーク',
    '希望場所',
  ],
}

const MARKS = /※.*$|[\s\u200B-\u200D\uFEFF:*_・･.、,/\-‐―ー()[\]【】〔〕<>「」]|必須$|任意$/gu
const BRACKETS = /[([【〔<][^)\]】〕>]*[)\]】〕>]/gu

/** NFKC, no spaces, no marks, one kind of kana and case: 'Ｅ－ｍａｉｌ ※必須' is 'email'. */
export function normaliseTitle(title: string): string {
  return title
    .normalize('NFKC')
    .replace(MARKS, '')
    .replace(/[ぁ-ゖ]/gu, (character) =>
      String.fromCodePoint((character.codePointAt(0) ?? 0) + 0x60),
    )
    .toLowerCase()
}

const BY_TITLE = new Map<string, Field>()
for (const field of FieldSchema.options)
  for (const synonym of SYNONYMS[field]) BY_TITLE.set(normaliseTitle(synonym), field)

/** A column whose cells are never read: passwords and the like. */
export function isSecretTitle(title: string): boolean {
  return /パスワト|パスワド|password|passwd|暗証|pin番号|パスフレズ/u.test(normaliseTitle(title))
}

function lookUp(title: string): Field | null {
  const plain = normaliseTitle(title)
  return BY_TITLE.get(plain) ?? BY_TITLE.get(plain.replace(/^(?:問|q|no)?\d+/u, '')) ?? null
}

/**
 * The field a title stands for, or null. Words in brackets count first (氏名（カナ） is the kana), then they are left aside
 * (求職番号（半角）), as is a leading number of the form (１．, 問3, Q2).
 */
export function fieldOf(title: string): Field | null {
  if (isSecretTitle(title)) return null
  return lookUp(title) ?? lookUp(title.normalize('NFKC').replace(BRACKETS, ''))
}

/** One field per column; of two columns with the same meaning the first counts. */
export function guessColumns(titles: readonly string[]): (Field | null)[] {
  const used = new Set<Field>()
  return titles.map((title) => {
    const field = fieldOf(title)
    if (field === null || used.has(field)) return null
    used.add(field)
    return field
  })
}

/** Key, name and a place in time are there: rows can become bookings. */
export function isComplete(columns: readonly (Field | null)[]): boolean {
  const has = (field: Field): boolean => columns.includes(field)
  return has('receiptNumber') && has('name') && (has('dateTime') || (has('date') && has('time')))
}
