/** Keys of the app that also work while the keyboard is in the meeting. */
import { z } from 'zod'

/**
 * What may open the panel of prohibited acts; the office chooses one, or none. F6 to F10 belong to the Japanese input methods, which
 * turn what is being typed into other letters with them; F1, F3, F5, F11 and F12 have a meaning everywhere.
 */
export const MeetingKeySchema = z.enum(['F2', 'F4'])
export type MeetingKey = z.infer<typeof MeetingKeySchema>

/** Opens the help, on every screen, as it does in nearly every program; no office chooses another. */
export const HELP_KEY = 'F1'
/** All that the app hears wherever the keyboard is. */
export const AppKeySchema = z.enum([HELP_KEY, ...MeetingKeySchema.options])
export type AppKey = z.infer<typeof AppKeySchema>

/** What a page knows of a key that was pressed. */
export type PressedKey = {
  readonly key: string
  readonly repeat: boolean
  readonly isComposing: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/**
 * The key of the app that was pressed; null: it is none, it is held down, it is part of a shortcut of something else (Alt+F4
 * closes a window), or an input method is at work and it is meant for that.
 */
export function appKeyOf(pressed: PressedKey): AppKey | null {
  const { key, repeat, isComposing, altKey, ctrlKey, metaKey, shiftKey } = pressed
  const isShortcut = altKey || ctrlKey || metaKey || shiftKey
  const known = AppKeySchema.safeParse(key)
  return known.success && !repeat && !isComposing && !isShortcut ? known.data : null
}

/** The same, of those that may open the panel of prohibited acts. */
export function meetingKeyOf(pressed: PressedKey): MeetingKey | null {
  const key = appKeyOf(pressed)
  return key === HELP_KEY ? null : key
}
