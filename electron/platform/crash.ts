/** What may be said about a bug: its kind and the places in our code. Messages can carry a person's data, and stay out. */
const MOST_PLACES = 8

export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return 'a bug of unknown kind'
  const stack = error.stack ?? ''
  // The stack begins with the message, which may itself have lines that look like places.
  const message = stack.indexOf(error.message)
  const below = message < 0 ? stack : stack.slice(message + error.message.length)
  const places = below
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
    .slice(0, MOST_PLACES)
    .map((line) => line.trim())
  const code =
    'code' in error && typeof error.code === 'string' && /^[A-Z_0-9]+$/.test(error.code)
      ? ` ${error.code}`
      : ''
  return [`${error.name}${code}`, ...places].join(' | ')
}
