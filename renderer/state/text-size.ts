/** How large this PC writes: asked for once, on the page's root element, where every rem is measured from. */
import { create } from 'zustand'
import type { TextSize } from '../../shared/office/text-size.ts'
import type { Failed } from '../../shared/result.ts'
import { call } from '../api.ts'

export const useTextSize = create<{
  readonly size: TextSize
  /** Why the choice will not be there at the next start; null: it will be. */
  readonly failure: Failed | null
}>(() => ({ size: 'standard', failure: null }))

function show(size: TextSize): void {
  document.documentElement.dataset['textSize'] = size
  useTextSize.setState({ size, failure: null })
}

/** Asks; called once from main.tsx. */
export function startTextSize(): void {
  void call('office.textSize', {}).then((answer) => {
    if (answer.ok) show(answer.value.size)
  })
}

/** At once, and from the next start on. */
export async function chooseTextSize(size: TextSize): Promise<void> {
  show(size)
  const answer = await call('office.setTextSize', { size })
  if (!answer.ok) useTextSize.setState({ failure: answer })
}
