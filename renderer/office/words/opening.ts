/** Words of an office that is being opened. */
export const openingText = {
  lists: {
    title: '相談記録の一覧を作り直しています',
    label: '一覧の作り直し',
    kept: '相談の記録は、すべて残っています',
    next: '終わると、自動でログインの画面になります。待てないときは、閉じてもかまいません。次に開いたときに、初めから作り直します。',
  },
  joining: {
    title: '事務所の予約と記録を受け取っています',
    label: '受け取り',
    kept: 'このパソコンは、事務所に参加しています',
    next: '終わると、自動でログインの画面になります。待てないときは、閉じてもかまいません。次に開いたときに、続きから受け取ります。',
  },
} as const
