/** What may be said about a bug: its kind and the places in our code. Messages can carry a person's data, and stay out. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return 'a bug of unknown kind'
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 8).map((line) => line.trim().replace(/\?.*?(?=:\d)/, ''))
  const code = 'code' in error && typeof error.code === 'string' && /^[A-Z_0-9]+$/.test(error.code) ? ` ${error.code}` : ''
  return [`${error.name}${code}`, ...places].join(' | ')
}
