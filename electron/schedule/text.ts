/** What the main process says by itself about the schedule. */
export const noticeTexts = {
  title: (slot: string): string => `まもなく${slot}の相談です`,
  body: (count: number): string => `${count}件の予約があります。準備を始めてください。`,
} as const

/** Names of events in the log (`schedule.changed`), for the record. */
export const changeWords = {
  booked: 'booked', changed: 'changed', cancelled: 'cancelled', claimed: 'claimed', released: 'released', closed: 'closed', held: 'heldByProfile', imported: 'changedByImport',
  withdrawn: 'withdrawnByImport', dismissed: 'unreadRowDismissed', restored: 'restored', notSaved: 'notSaved',
} as const
