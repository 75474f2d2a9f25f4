/** Tones of chips and banners; each brings its icon, because nothing is told by colour alone. */
import type { IconName } from './icon.tsx'

export const tones = ['neutral', 'info', 'success', 'warning', 'error'] as const
export type Tone = (typeof tones)[number]

export const toneIcon: Readonly<Record<Tone, IconName>> = {
  neutral: 'dot',
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'error',
}
