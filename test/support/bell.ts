/** A bell that is open already, for a room tested by itself; what reaches the screens goes to `screens`. */
import { type Bell, createBell, type Ring } from '../../electron/bell.ts'

export function openBell(screens: Ring = () => undefined): Bell {
  const bell = createBell({
    screens,
    onBug: (_topic, error) => {
      throw error
    },
  })
  bell.open()
  return bell
}
