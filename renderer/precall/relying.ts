/** Asks, while a consultation is prepared, what was confirmed before at this PC and counts again (shared/precall/standing.ts). */
import { useEffect, useState } from 'react'
import type { AnswerTo } from '../../shared/contract.ts'
import type { DeviceProblem } from '../../shared/log/device.ts'
import { call } from '../api.ts'
import { useOwnSession } from '../state/place.ts'
import { listSeen } from './devices.ts'

type Said = Extract<AnswerTo<'precall.rely'>, { readonly ok: true }>['value']

/** `looking`: not known yet. `used`: names of the devices the earlier test was about, where it counts. */
export type Relying = { readonly looking: boolean } & Said

const unknown: Relying = { looking: true, devices: 'none', used: null }

async function ask(recordId: string): Promise<Said> {
  const seen = await listSeen()
  const rely = async (line: DeviceProblem | null): Promise<Said> => {
    const answer = await call('precall.rely', { recordId, seen, line })
    return answer.ok ? answer.value : { devices: 'none', used: null }
  }
  const first = await rely(null)
  if (first.devices !== 'askLine') return first
  // The devices are the same ones; the line is tried every time, which takes nobody's hand.
  const line = await call('meeting.reach', {})
  return rely(line.ok ? line.value.line : 'unknown')
}

export function useRelying(): Relying {
  const { recordId, state } = useOwnSession()
  const isPreparing = state === 'preparing'
  const [relying, setRelying] = useState(unknown)
  useEffect(() => {
    if (!isPreparing) return
    let isShown = true
    void ask(recordId).then((said) => {
      if (isShown) setRelying({ looking: false, ...said })
    })
    return () => {
      isShown = false
    }
  }, [recordId, isPreparing])
  return isPreparing ? relying : { ...relying, looking: false }
}
