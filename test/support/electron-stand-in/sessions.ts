/** All sessions, by their partition; the empty name is the default one. */
import { tellApp } from './app.ts'
import { contentsOf } from './contents.ts'
import { guarded } from './guarded.ts'
import { StandInSession } from './session.ts'

const sessions = new Map<string, StandInSession>()

export function fromPartition(partition: string): StandInSession {
  const known = sessions.get(partition)
  if (known !== undefined) return known
  const made = new StandInSession(partition, { of: contentsOf })
  sessions.set(partition, made)
  tellApp('session-created', made)
  return made
}

export const session = guarded('session', {
  fromPartition,
  get defaultSession() {
    return fromPartition('')
  },
})
