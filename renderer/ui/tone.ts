/** Tones of chips and banners; each brings its icon, because nothing is told by colour alone. */
import type { IconName } from './icon.tsx'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'error'

export const toneIcon: Readonly<Record<Tone, IconName>> = {
  neutral: 'dot',
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'error',
}
