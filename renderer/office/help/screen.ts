/** Which screen is shown, as the help knows them. */
import { type Kept, useKept } from '../../state/kept.ts'
import { type PartId, useOnScreen } from '../../state/on-screen.ts'
import { ownSession, type RoomId, usePlace } from '../../state/place.ts'

export type ScreenId =
  | 'starting'
  | 'choose'
  | 'unlock'
  | 'trouble'
  | 'opening'
  | 'accounts'
  | 'signIn'
  | 'locked'
  | 'preparing'
  | 'lobby'
  | 'verifying'
  | 'consulting'
  | 'closing'
  | Exclude<RoomId, 'session'>
  | PartId

/** @param part the page of the board that is shown in its place; the last that appeared */
export function screenOf(
  { office, presence, ...rest }: Kept,
  room: RoomId,
  part: PartId | undefined,
): ScreenId {
  if (office === undefined) return 'starting'
  if (office.stage !== 'ready') return office.stage
  if (presence === null || presence === undefined) return 'signIn'
  if (presence.locked) return 'locked'
  if (room !== 'session') return (room === 'board' ? part : undefined) ?? room
  const own = ownSession({ office, presence, ...rest })
  return own === null || own.state === 'closed' ? 'board' : own.state
}

export function useScreenId(): ScreenId {
  const room = usePlace((place) => place.room)
  const part = useOnScreen(({ parts }) => parts.at(-1))
  return useKept((kept) => screenOf(kept, room, part))
}
