/** Words of somebody who waits to be let in; said from every room, so nobody is named. */
export const knockText = {
  /** In the title of the window, which the taskbar shows. */
  title: '待合室に人がいます',
  came: '待合室に人が来ました',
  next: '「進行中の相談」で、名前を確かめて入室を許可してください。',
} as const
