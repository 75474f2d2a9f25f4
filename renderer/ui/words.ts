/** Words of the kit, and of the failures that can happen anywhere. */
import type { FailureTexts } from './failure-text.ts'

export const uiText = {
  working: '処理中です',
  close: '閉じる',
  step: { done: '済んだ手順', now: '今の手順', later: 'このあとの手順' },
  copied: 'コピーしました',
  copyFailed: 'コピーできませんでした。文字を選んで Ctrl+C を押してください。',
  cancel: 'やめる',
  /** After an outcome that a supervisor corrected. */
  corrected: '（訂正）',
  loading: '読み込んでいます',
  retry: 'もう一度読み込む',
  again: 'もう一度',
  notLoaded: 'この画面を読み込めませんでした。',
  notLoadedKept: '保存済みの内容はそのまま残っています。',
} as const

const CALL_IT = '続くときは、この画面を残したまま情報システムの担当者に連絡してください。'

/** Why a save did not happen: `details.cause` of `saveFailed`. */
export const saveCauses: Readonly<Record<string, string>> = {
  diskFull:
    'パソコンの空き容量が足りません。不要なファイルを削除してから、もう一度操作してください。分からないときは、情報システムの担当者に連絡してください。',
  readOnly:
    '保存先のフォルダーに書き込めません。フォルダーの権限を情報システムの担当者に確認してください。',
  busy: 'ほかのアプリ（ウイルス対策ソフトなど）が、保存先のファイルを使っています。少し待ってから、もう一度操作してください。',
  other: `もう一度操作してください。${CALL_IT}`,
}

/** Failures that every room can meet. A room's own texts come first. */
export const commonFailures = {
  badRequest: {
    what: '入力された内容を受け取れませんでした。',
    kept: '何も変わっていません。',
    next: '入力を見直して、もう一度操作してください。',
  },
  notSignedIn: {
    what: 'ログインしていないため、操作できませんでした。',
    kept: '何も変わっていません。',
    next: 'ログインしてから、もう一度操作してください。',
  },
  locked: {
    what: '画面がロックされているため、操作できませんでした。',
    kept: '何も変わっていません。',
    next: 'ロックを解除してから、もう一度操作してください。',
  },
  notAllowed: {
    what: 'この操作をする権限がありません。',
    kept: '何も変わっていません。',
    next: '必要なときは、統括に頼んでください。',
  },
  officeNotOpen: {
    what: '事務所のデータがまだ開かれていません。',
    kept: '何も変わっていません。',
    next: '少し待ってから、もう一度操作してください。',
  },
  internal: {
    what: '処理の途中で問題が起きました。',
    kept: '保存済みの内容はそのまま残っています。',
    next: `もう一度操作してください。${CALL_IT}`,
  },
  saveFailed: (details) => ({
    what: '保存できませんでした。',
    kept: '保存済みの内容はそのまま残っています。今の入力もこの画面に残っています。',
    next: saveCauses[String(details['cause'] ?? 'other')] ?? saveCauses['other'],
  }),
  notFound: {
    what: '対象が見つかりませんでした。',
    kept: '何も変わっていません。',
    next: '画面を開き直して、もう一度選んでください。',
  },
  wrongCredentials: {
    what: 'ログイン名かパスワードが違います。',
    kept: '何も変わっていません。',
    next: '大文字・小文字と、日本語入力の状態を確かめて、もう一度入力してください。',
  },
  commonPassphrase: {
    what: 'そのパスワードは、推測されやすいため使えません。',
    kept: '何も変わっていません。',
    next: 'よくある言葉や並び、数字だけのものを避けて、別のものにしてください。',
  },
  tooManyAttempts: (details) => ({
    what: '続けて一致しなかったため、しばらく入力できません。',
    kept: '何も変わっていません。',
    next: `${waitWords(details['waitSeconds'])}から、もう一度入力してください。`,
  }),
  accountDisabled: {
    what: 'このアカウントは停止中です。',
    kept: '何も変わっていません。',
    next: '統括に確認してください。',
  },
  notSupervisor: {
    what: '統括のアカウントではありません。',
    kept: '何も変わっていません。',
    next: '統括が、自分のログイン名とパスワードを入力してください。',
  },
  recoveryKeyTypo: (details) => ({
    what: `復旧キーの${details['group'] ?? ''}番目のまとまりに、入力の間違いがあります。`,
    kept: 'データはそのまま残っています。',
    next: '書き留めた紙と見比べて、そのまとまりを入力し直してください。',
  }),
  recoveryKeyLength: (details) => ({
    what: `復旧キーの文字の数が違います（35文字のところ、${details['symbols'] ?? 0}文字）。`,
    kept: 'データはそのまま残っています。',
    next: '抜けている文字や、余分な文字がないか、書き留めた紙と見比べてください。',
  }),
  wrongRecoveryKey: {
    what: 'この事務所の復旧キーではありません。',
    kept: 'データはそのまま残っています。',
    next: '別の事務所のものや、作り直す前の古い復旧キーでないか確かめてください。',
  },
  noRecoveryKey: {
    what: '練習用の事務所には、復旧キーがありません。',
    kept: '何も変わっていません。',
    next: '実際の相談に使う事務所で操作してください。',
  },
  noSession: {
    what: '進行中の相談がありません。',
    kept: 'これまでの記録は残っています。',
    next: '予約ボードから開き直してください。',
  },
  wrongState: {
    what: '今の段階では、この操作はできません。',
    kept: '何も変わっていません。',
    next: '画面に出ている次の手順を進めてください。',
  },
  notYourSession: {
    what: 'ほかの相談員が担当している相談です。',
    kept: '何も変わっていません。',
    next: '相談を担当している相談員に確認してください。',
  },
  sessionRunning: {
    what: '相談が進行中のため、操作できませんでした。',
    kept: '相談はそのまま続いています。',
    next: '相談が終了してから、もう一度操作してください。',
  },
} as const satisfies FailureTexts
/** Reasons that read the same everywhere. */
export type SaidByTheKit = keyof typeof commonFailures

function waitWords(seconds: string | number | undefined): string {
  if (typeof seconds !== 'number') return '少し待って'
  return seconds >= 60 ? `約${Math.ceil(seconds / 60)}分待って` : `${seconds}秒待って`
}
