/** Words that no counselor reads any more: each with what is said instead (the glossary's decision) and a sentence that must be caught. */

export type Retired = {
  readonly word: RegExp
  readonly use: string
  /** A sentence with the retired word, so that a pattern that catches nothing is noticed. */
  readonly example: string
  /** Sentences beginning so may keep it: `where` the file is (a prefix of its path), `because` why. */
  readonly allowed?: { readonly where: readonly string[]; readonly because: string }
}

const FOR_IT = ['README.md', 'docs/', 'electron/platform/', 'electron/start/']

export const retired: readonly Retired[] = [
  // People
  { word: /上席/, use: '統括', example: '統括（上席）に頼んでください。' },
  { word: /情報担当/, use: '情報システムの担当者', example: '情報担当に知らせてください。' },
  { word: /届出/, use: '同席予定', example: '届出のない人がいる' },
  { word: /利用者/, use: '求職者、Windowsのユーザー', example: '同じ利用者で開く' },
  {
    word: /担当の相談員|そのときの相談員|^担当(: |$)/,
    use: '相談員',
    example: '担当の相談員に聞く',
  },
  { word: /あなたの(?!役)/, use: '現在の、または書かない', example: 'あなたのパスワード' },
  // Places and bookings
  {
    word: /窓口から|窓口の都合|こちらの都合/,
    use: '事務所から、事務所の都合',
    example: '窓口の都合',
  },
  { word: /会議の窓口|署名の窓口/, use: '会議の接続先、署名サーバー', example: '会議の窓口に届く' },
  { word: /庁舎/, use: '施設', example: '庁舎を選んでください。' },
  { word: /取込|書込|読取[りる]/, use: '取り込み、書き込み、読み取り', example: '最終取込 08:41' },
  { word: /読め(ない|なかった)行/, use: '読み取れない行', example: '読めなかった行' },
  { word: /片付け(?!てある)/, use: '一覧から外す、削除する', example: 'この行を片付けますか' },
  { word: /片づけ/, use: '片付け', example: '書類を片づけた' },
  {
    word: /取り消し(?![まてた])|取消(?!し)/,
    use: '取消し',
    example: '取り消し・取下げ',
    allowed: { where: ['shared/office/drafts/zh.ts'], because: 'it is Chinese' },
  },
  { word: /差し戻し(?![まてた])/, use: '差戻し', example: '却下・差し戻し' },
  {
    word: /連絡なしの取消し|無断|消しとみな/,
    use: '連絡なしキャンセル',
    example: '無断キャンセル',
  },
  { word: /満員/, use: '満席', example: 'この枠は満員です。' },
  { word: /連絡なし(?!キャンセル|と例外)/, use: '連絡なしキャンセル', example: '前回 連絡なし' },
  // Copies: a backup, the bookings' history, the paper with the recovery key
  { word: /控え/, use: 'バックアップ、予約の履歴、書き留めた紙', example: '控えを作る' },
  { word: /(?<!書き)写[すし]/, use: 'コピー', example: '行の写しです' },
  // Outcomes and the meeting
  {
    word: /相談を終えた|時間の上限|完了（時間まで）/,
    use: '完了、上限時間で終了',
    example: '相談を終えた',
  },
  { word: /退出/, use: '退室', example: '途中で退出' },
  {
    word: /禁止行為で|障害で中断/,
    use: '禁止行為等で中止、機器・回線の不具合',
    example: '禁止行為で終了',
  },
  { word: /本人が取|本人から取消し/, use: '求職者が取消し', example: '本人から取消し' },
  { word: /全員終了/, use: '全員の会議を終了', example: '会議を全員終了します' },
  { word: /(?<!映像が)届(かない|きません)/, use: '接続できない', example: '会議に届きません' },
  {
    word: /つなが(り|ら|る|っ)|つない/,
    use: '接続',
    example: 'つないでいます。',
    allowed: { where: ['docs/'], because: 'the written guide for IT staff' },
  },
  { word: /予告/, use: '終了前のお知らせ', example: '次の予告まで' },
  { word: /終えて?(る|ます|た|ください)/, use: '終了する', example: 'ここで終える' },
  { word: /窓(?!口)/, use: 'ウィンドウ、求職者役の画面', example: '窓を閉じる' },
  // Records
  { word: /記録を閉じ/, use: '記録を確定する', example: '記録を閉じる' },
  { word: /何があったか|出来事/, use: '相談の経過、起きたこと', example: '何があったか' },
  { word: /ひとこと|ことば/, use: 'メモ', example: '相談員へのことば' },
  { word: /差戻しに答|補っ|補え|返事/, use: '回答する、補足する、応答', example: '補って答える' },
  { word: /判断の(いら|いる|要)/, use: '一括で確認できる', example: '判断のいらない記録' },
  { word: /処分|消去/, use: '廃棄', example: '3件を処分する' },
  { word: /封印|記録の封/, use: '改ざん確認コード', example: '記録の封印' },
  { word: /伏せた数/, use: '非公表、伏せた件数', example: '伏せた数は＊です' },
  { word: /文面|送る文/, use: '連絡文', example: '送る文面' },
  { word: /さが[すしせ]|探[すせ]/, use: '検索', example: '予約をさがす' },
  // PC and keys
  {
    word: /(?<!Windowsの|Windowsに、.*)サイン(イン|アウト)/,
    use: 'ログイン、ログアウト',
    example: 'サインインしてください',
  },
  {
    word: /(?<!データの|この|前の|は、)パスフレーズ/,
    use: 'パスワード、データのパスフレーズ',
    example: '統括のパスフレーズ',
  },
  {
    word: /PC/,
    use: 'パソコン',
    example: 'このPCの鍵',
    allowed: { where: ['README.md', 'docs/'], because: 'written for IT staff' },
  },
  { word: /ディスク/, use: 'パソコンの空き容量', example: 'ディスクの空き' },
  {
    word: /プログラム/,
    use: 'アプリ',
    example: '他のプログラムが使用中',
    allowed: { where: FOR_IT, because: 'written for IT staff' },
  },
  { word: /ブラウザー/, use: 'ブラウザ', example: 'ブラウザーを閉じる' },
  { word: /合言葉/, use: '認証トークン', example: '署名の合言葉' },
  {
    word: /新しい版(?!を追加|になり|として)|版のアプリ|(?<!以)前の版/,
    use: 'バージョン',
    example: '新しい版のアプリ',
  },
  { word: /取り外|捨て/, use: '設定を削除する、破棄する', example: '入力を捨てる' },
  {
    word: /切れています(?!$|。)|を断りました/,
    use: 'オフ、受け付けられませんでした',
    example: 'Zoomの操作を断りました',
  },
  {
    word: /使用を(止|再開$)|使用中の統括/,
    use: '使用を停止する、有効な統括',
    example: '使用を止める',
  },
  // Spelling
  { word: /いま(?![すしせだま])/, use: '今、現在', example: 'いまの予約' },
  {
    word: /をはじめ|はじま|はじめて|はじめの|はじめから/,
    use: '始める、初めて、最初',
    example: '相談をはじめる',
  },
  { word: /もど[るすりっ]|ひらく|かくす/, use: '戻る、開く、隠す', example: '入力にもどる' },
  { word: /ため(す|せ|して|しく)/, use: '試す', example: 'もう一度ためす' },
  {
    word: /まちが|わか[るらりっ]|だれ|手もと|まわり|\dけた/,
    use: '漢字',
    example: '番号がわからない',
  },
  { word: /いります|いりません|要り|要る/, use: '必要', example: '鍵は要りません' },
  { word: /手続き/, use: '手続', example: '別の手続き' },
  { word: /(?<!お)[一二三四五六七八九](つ|件|人)/, use: '算用数字', example: '二つの列' },
  { word: /\$\{\}つ|^つ(?!\p{sc=Hira})/u, use: '項目、件（counted）', example: 'あと${}つ' },
  { word: /(?:\d{2,}|[十百千])つ/, use: '項目、件', example: '残り15つの確認' },
  {
    word: /(?<=[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}）」}]) (さん|から|まで|の|を)/u,
    use: '間を空けない',
    example: '${} さん',
  },
  { word: /[ぁ-ん]…/, use: '「…」を書かない', example: '読み込んでいます…' },
  { word: /：/, use: '「: 」', example: '練習用：求職者役' },
  { word: /お試しください/, use: '操作してください', example: 'もう一度お試しください。' },
  { word: /1年利用/, use: '1年以上利用', example: '1年利用のない方' },
  {
    word: /うその|送りつけ|商売|お会い/,
    use: '虚偽の、故意の送信、営利目的、相談',
    example: 'うその内容',
  },
]

/** Not what a counselor reads: words that come in from outside and are only recognised. */
export const incoming: readonly string[] = [
  'shared/schedule/titles.ts',
  'shared/schedule/title-words.ts',
  'shared/schedule/site.ts',
  'shared/schedule/status.ts',
  'shared/schedule/holidays.ts',
  'shared/log/variants.ts',
]
