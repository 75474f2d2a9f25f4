/** The rail of a new office: the seven things until it may open, each with the way to where it is done. */
import { type ReadinessItem, readinessItems } from '../../../shared/office/readiness.ts'
import { enterRoom, goTo, leaveBy } from '../../state/place.ts'
import { openRail } from '../../state/rail.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Rail, RailSteps } from '../../ui/rail.tsx'
import { readinessSteps, readinessText as text } from '../words/readiness.ts'
import { useReadiness } from './use-readiness.ts'

/** The tab of the settings where it is done; null: on the board. */
const PANELS: Readonly<Record<ReadinessItem, string | null>> = {
  accounts: 'accounts',
  hours: 'office',
  terms: 'office',
  telling: 'mail',
  zoom: 'zoom',
  backup: 'backup',
  bookings: null,
}

function open(item: ReadinessItem): void {
  const panel = PANELS[item]
  leaveBy(() => (panel === null ? enterRoom('board') : goTo({ room: 'settings', panel })))
}

export function ReadinessRail() {
  const { done, failed } = useReadiness()
  return (
    <Rail title={text.title} onClose={() => openRail(false)}>
      {done.length === readinessItems.length ? (
        <>
          <div>
            <Chip tone="success">{text.whole}</Chip>
          </div>
          <p>{text.wholeBody}</p>
        </>
      ) : (
        <p>{text.intro}</p>
      )}
      {failed && <p className="sd-quiet">{text.unknown}</p>}
      <RailSteps
        steps={readinessItems.map((item) => {
          const { title, what, go, article } = readinessSteps[item]
          return {
            ...{ id: item, title, isDone: done.includes(item) },
            body: (
              <>
                <p>
                  {what}
                  {article !== '' && `（${article}）`}
                </p>
                <div>
                  <Button size="small" onPress={() => open(item)}>
                    {go}
                  </Button>
                </div>
              </>
            ),
          }
        })}
      />
    </Rail>
  )
}
