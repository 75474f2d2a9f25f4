/** Words about a data folder that lies on another machine. */
/** Words about what lies around the app: the data folder, a proxy, the technical log. */
export const shareText = {
  title: 'データの保存先が、ほかのパソコンやサーバーのフォルダーです',
  body: '共有フォルダーやネットワークドライブに置くと、記録が壊れることがあります。このパソコンの中のフォルダーに変更してから設定してください。',
  next: '保存先は、情報システムの担当者に変更してもらってください。',
  folder: '今の保存先',
} as const
