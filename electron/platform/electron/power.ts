/** What the OS does with the computer, told to the rooms; and the display, kept awake while a meeting runs. */
import type { PowerEvent } from '../platform.ts'

export function createPower(
  powerMonitor: Electron.PowerMonitor,
  powerSaveBlocker: Electron.PowerSaveBlocker,
) {
  const listeners = new Set<(event: PowerEvent) => void>()
  let awake: number | null = null

  function tell(event: PowerEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  return {
    tell,
    onPower: (listener: (event: PowerEvent) => void): void => void listeners.add(listener),
    /** Once the app is ready. */
    listen(shutDown: () => void): void {
      powerMonitor.on('suspend', () => tell('suspend'))
      powerMonitor.on('resume', () => tell('resume'))
      powerMonitor.on('lock-screen', () => tell('lock'))
      powerMonitor.on('unlock-screen', () => tell('unlock'))
      powerMonitor.on('shutdown', shutDown)
    },
    keepAwake(on: boolean): void {
      if (on && awake === null) awake = powerSaveBlocker.start('prevent-display-sleep')
      if (on || awake === null) return
      powerSaveBlocker.stop(awake)
      awake = null
    },
  }
}
