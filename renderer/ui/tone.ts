/** Tones of chips and banners; each brings its icon, because nothing is told by colour alone. */
import type { Tone } from '../../shared/log/states.ts'
import type { IconName } from './icon.tsx'

export type { Tone } from '../../shared/log/states.ts'
export const tones = [
  'neutral',
  'info',
  'success',
  'warning',
  'error',
] as const satisfies readonly Tone[]

export const toneIcon: Readonly<Record<Tone, IconName>> = {
  neutral: 'dot',
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'error',
}
