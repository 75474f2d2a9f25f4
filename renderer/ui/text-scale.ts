/** Ctrl + and Ctrl − scale the text (100 % to 200 %), Ctrl 0 sets it back. Everything is in rem, so the layout follows. */

const KEY = 'soudan.textScale'
const steps = [100, 110, 125, 150, 175, 200] as const

function read(): number {
  const saved = Number(localStorage.getItem(KEY))
  return steps.find((step) => step === saved) ?? 100
}

function apply(percent: number): void {
  document.documentElement.style.fontSize = `${percent}%`
  localStorage.setItem(KEY, String(percent))
}

/** The next step up or down from `percent`; stays at the ends. */
export function nextScale(percent: number, direction: 1 | -1): number {
  const index = steps.findIndex((step) => step === percent)
  return steps[Math.min(steps.length - 1, Math.max(0, index + direction))] ?? 100
}

/** Starts listening to the keys; called once from main.tsx. */
export function startTextScale(): void {
  apply(read())
  window.addEventListener('keydown', (event) => {
    if (!event.ctrlKey || event.altKey || event.metaKey) return
    const direction = event.key === '+' || event.key === ';' || event.key === '=' ? 1 : event.key === '-' ? -1 : 0
    if (direction === 0 && event.key !== '0') return
    event.preventDefault()
    apply(direction === 0 ? 100 : nextScale(read(), direction))
  })
}
