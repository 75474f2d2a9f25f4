/** What the people room calls an actor that is no account. */
export const text = {
  system: '相談デスク（自動）',
  unknown: '登録のない職員',
} as const
