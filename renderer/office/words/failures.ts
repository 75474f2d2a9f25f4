/** Why something did not happen to the office: what happened, what was kept, what to do. */
import type { FailureTexts } from '../../ui/failure-text.ts'

export const officeFailures: FailureTexts = {
  nothingToRecover: {
    what: '復旧キーを使う必要はなくなっています。',
    kept: 'データはそのまま残っています。',
    next: '前の画面に戻って、もう一度開いてください。',
  },
  nothingToSetUp: {
    what: 'この事務所の設定は、すでに終わっています。',
    kept: 'データはそのまま残っています。',
    next: '最初の画面に戻り、「事務所を開く」を押してください。',
  },
  wrongPassphrase: {
    what: 'データのパスフレーズが違います。',
    kept: 'データはそのまま残っています。',
    next: '大文字・小文字と、日本語入力の状態を確かめて、もう一度入力してください。',
  },
  commonPassphrase: {
    what: '推測されやすいパスワード、またはデータのパスフレーズが含まれています。',
    kept: '入力した内容は残っています。',
    next: 'よくある言葉や並び、数字だけのものを避けて、別のものにしてください。',
  },
  alreadyExists: {
    what: 'このパソコンには、設定済みの事務所があります。',
    kept: 'その事務所のデータはそのまま残っています。',
    next: '最初の画面に戻り、「事務所を開く」を押してください。',
  },
  passphraseNeeded: {
    what: 'データのパスフレーズが必要です。',
    kept: '入力した内容は残っています。',
    next: '「データの保護」に戻って、データのパスフレーズを決めてください。',
  },
  sameLoginName: {
    what: '統括と相談員のログイン名が同じです。',
    kept: '入力した内容は残っています。',
    next: 'どちらかを別のログイン名にしてください。',
  },
  notPractice: {
    what: '時計を進められるのは、練習用の事務所だけです。',
    kept: '何も変わっていません。',
    next: '練習するときは、練習用の事務所を開いてください。',
  },
  noWarningAhead: {
    what: 'この先に終了前のお知らせはありません。',
    kept: '時計はそのままです。',
    next: '「+1分」か「+5分」を使ってください。',
  },
  changedMeanwhile: {
    what: 'ほかの画面で、先に設定が変更されました。',
    kept: '先に保存された内容が残っています。',
    next: '開き直して、もう一度変更してください。',
  },
}
