/** The offer to take over a backup; the form comes when it is wanted. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { onDemand } from '../ui/on-demand.tsx'
import { restoreOfferText as text } from './words/restore-offer.ts'

const RestoreForm = onDemand(async () => (await import('./restore-form.tsx')).RestoreForm)

/** Quiet until somebody wants it. */
export function RestoreOffer() {
  const [open, setOpen] = useState(false)
  if (open) return <RestoreForm newPc />
  return (
    <div>
      <Button kind="text" icon="undo" onPress={() => setOpen(true)}>
        {text.open}
      </Button>
    </div>
  )
}
