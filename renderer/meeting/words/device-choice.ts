/** Words of the lists of devices below a meeting. */
export const choiceText = {
  title: '機器を選ぶ',
  device: { microphone: 'マイク', speaker: 'スピーカー', camera: 'カメラ' },
  usual: 'いつもの機器',
} as const
