/** The offer to see the day's list where the records cannot be opened; the form comes when it is wanted. */
import { useState } from 'react'
import type { OfficeKind } from '../../shared/office/status.ts'
import { Button } from '../ui/button.tsx'
import { onDemand } from '../ui/on-demand.tsx'
import { cachedDayText as text } from './words/cached-day.ts'

const CachedDay = onDemand(async () => (await import('./cached-day.tsx')).CachedDay)

export function CachedDayOffer({ kind }: { readonly kind: OfficeKind }) {
  const [open, setOpen] = useState(false)
  if (open) return <CachedDay kind={kind} />
  return (
    <div>
      <Button kind="text" icon="calendar" onPress={() => setOpen(true)}>
        {text.open}
      </Button>
    </div>
  )
}
