/** The invented staff of a real office of a test. */

export type Person = {
  readonly displayName: string
  readonly loginName: string
  readonly passphrase: string
}

export const supervisor: Person = {
  displayName: '架空 統子',
  loginName: 'touko',
  passphrase: 'toukatsu-1234',
}
export const counselor: Person = {
  displayName: '架空 相太',
  loginName: 'souta',
  passphrase: 'soudan-5678',
}
export const staff: Person = {
  displayName: '架空 情実',
  loginName: 'jouho',
  passphrase: 'jouhou-91011',
}
