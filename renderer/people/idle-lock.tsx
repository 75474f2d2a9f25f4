/** Locks the screen of a PC left alone; what was typed stays behind the lock, and a running session goes on in the main process. */
import { useEffect } from 'react'
import { IDLE_LOCK_MINUTES } from '../../shared/office/profile.ts'
import { MINUTE } from '../../shared/clock.ts'
import { useAnswer } from '../state/answers.ts'
import { clock } from '../state/clock.ts'
import { useCall } from '../ui/use-call.ts'
import { watchIdle } from './idle.ts'

const INPUT = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Shown while somebody is signed in and the screen is not locked. Real time, also in the practice office: it is about who sits there. */
export function IdleLock() {
  const profile = useAnswer('office.profile', {})
  const { run } = useCall('people.lock')
  const minutes = profile.data === null ? null : (profile.data.idleLockMinutes ?? IDLE_LOCK_MINUTES)

  useEffect(() => {
    if (minutes === null) return
    const watch = watchIdle(clock, minutes * MINUTE, () => void run({}))
    for (const event of INPUT)
      window.addEventListener(event, watch.touched, { capture: true, passive: true })
    return () => {
      watch.stop()
      for (const event of INPUT) window.removeEventListener(event, watch.touched, { capture: true })
    }
  }, [minutes, run])
  return null
}
