/** An office that cannot be opened: what is wrong, and what each room can save. */
import { TroubleScreen } from '../office/trouble.tsx'
import { RestoreOffer } from '../records/restore-offer.tsx'
import { CachedDayOffer } from '../schedule/cached-day-offer.tsx'
import type { ComponentProps } from 'react'

export function TroublePlace(props: Omit<ComponentProps<typeof TroubleScreen>, 'offer'>) {
  return (
    <TroubleScreen
      {...props}
      offer={
        <>
          <CachedDayOffer kind={props.status.kind} />
          <RestoreOffer />
        </>
      }
    />
  )
}
