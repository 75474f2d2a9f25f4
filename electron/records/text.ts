/** What the records room shows where a name cannot be read. */
export const text = {
  unreadableName: '（氏名を読み取れません）',
} as const
