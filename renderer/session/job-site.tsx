/** The window of the public job site, from the counselor's side: opened for a number, shown to the job seeker, and nothing else ever. */
import { useOwnSession } from '../state/place.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import { jobSiteFailures as failures, jobSiteText as text } from './words/postings.ts'

/** @param props.number null: nothing that could be looked up stands in the field */
export function LookAt(props: { readonly number: string | null; readonly inLine?: boolean }) {
  const { recordId, jobSite } = useOwnSession()
  const { number } = props
  const open = useCall('session.openJobSite')
  if (!jobSite.possible) return null
  return (
    <>
      <Button
        kind={props.inLine === true ? 'text' : 'outlined'}
        size="small"
        icon="window"
        busy={open.busy}
        isDisabled={number === null}
        {...(number === null ? {} : { 'aria-label': text.openOf(number) })}
        onPress={() => void open.run({ recordId, number })}
      >
        {text.open}
      </Button>
      <FailureNote failure={open.failure} texts={failures} />
    </>
  )
}

/** While the window is open: the number as the site's two fields want it, and the way to show it. */
export function JobSitePanel() {
  const { recordId, jobSite, meeting } = useOwnSession()
  const show = useCall('session.showJobSite')
  if (!jobSite.possible) return <p className="sd-quiet">{text.impossible}</p>
  if (!jobSite.open) return null
  const [front = '', back = ''] = jobSite.number?.split('-') ?? []
  const press = (on: boolean): unknown => void show.run({ recordId, on })
  return (
    <section className="postings-site" aria-label={text.title}>
      <p>{jobSite.number === null ? text.noNumber : text.isOpen}</p>
      {jobSite.number !== null && (
        <>
          <p className="postings-large sd-num">{jobSite.number}</p>
          <div className="sd-row">
            <CopyButton size="small" text={front}>
              {text.copyFront}
            </CopyButton>
            <CopyButton size="small" text={back}>
              {text.copyBack}
            </CopyButton>
          </div>
        </>
      )}
      <div className="sd-row">
        {meeting.sharing && (
          <Chip tone="info" icon="eye">
            {text.showing}
          </Chip>
        )}
        <Button
          size="small"
          icon={meeting.sharing ? 'stop' : 'eye'}
          busy={show.busy}
          isDisabled={meeting.counselor !== 'in'}
          onPress={() => press(!meeting.sharing)}
        >
          {meeting.sharing ? text.stop : text.show}
        </Button>
      </div>
      <p className="sd-quiet">{text.only}</p>
      <FailureNote failure={show.failure} texts={failures} />
      {jobSite.refusals > 0 && (
        <Banner tone="warning" live title={text.refused}>
          <p>{text.refusedBody}</p>
        </Banner>
      )}
    </section>
  )
}
