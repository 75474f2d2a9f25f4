/** Words of the meeting's place in the app's window. */
export const frameText = {
  title: '相談の映像',
} as const
