/** In the settings of an office that is not whole yet: how many of the seven things are done, and the way to them. */
import { readinessItems } from '../../../shared/office/readiness.ts'
import { openRail, useRail } from '../../state/rail.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { readinessText as text } from '../words/readiness.ts'
import { useReadiness } from './use-readiness.ts'

export function ReadinessNotice() {
  const { done, loading, failed } = useReadiness()
  const isOpen = useRail((rail) => rail.isOpen)
  if (loading || failed || isOpen || done.length === readinessItems.length) return null
  return (
    <Banner
      title={text.left(done.length)}
      action={
        <Button size="small" onPress={() => openRail(true)}>
          {text.show}
        </Button>
      }
    />
  )
}
