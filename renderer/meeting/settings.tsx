/** The office's Zoom account: entered, tested step by step, taken away. For supervisors and IT. */
import { useState } from 'react'
import type { ZoomView, ZoomWish } from '../../shared/meeting/zoom-account.ts'
import { platform } from '../api.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { uiText } from '../ui/words.ts'
import { useAnswer } from '../state/answers.ts'
import { useOffice } from '../state/kept.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { SdkNotice } from './sdk-notice.tsx'
import { ZoomFields } from './settings-fields.tsx'
import { ZoomTest } from './settings-test.tsx'
import '../ui/account-settings.css'
import './settings.css'
import { zoomFailures, zoomText as text } from './words/zoom.ts'
import { draftOf, readDraft } from './zoom-draft.ts'

export function ZoomSettings() {
  const zoom = useAnswer('meeting.zoom', {})
  if (zoom.data === null && zoom.loading) return <Loading label={uiText.loading} />
  if (zoom.failure !== null) return <FailureNote failure={zoom.failure} texts={zoomFailures} />
  // Drawn anew after each change, so that no typed secret stays behind.
  return <Panel key={JSON.stringify(zoom.data)} view={zoom.data} reload={zoom.reload} />
}

function Panel(props: { readonly view: ZoomView | null; readonly reload: () => void }) {
  const { kind } = useOffice()
  const { view } = props
  const save = useCall('meeting.saveZoom')
  const remove = useCall('meeting.removeZoom')
  const { draft, change, wrong, tried, bind, restart } = useForm(
    () => draftOf(view),
    (typed) => readDraft(typed, view),
  )
  const [saved, setSaved] = useState(false)
  const [removing, setRemoving] = useState(false)

  const send = async (wish: ZoomWish): Promise<void> => {
    const answer = await save.run({ wish })
    if (!answer.ok) return
    restart(draftOf(answer.value))
    setSaved(true)
    props.reload()
  }
  const takeAway = async (): Promise<void> => {
    const answer = await remove.run({})
    setRemoving(false)
    if (answer.ok) props.reload()
  }
  return (
    <div className="sd-stack sd-page-reading">
      <h2>{text.title}</h2>
      {view === null ? (
        <Banner title={text.none}>
          <p>{text.noneBody[kind]}</p>
        </Banner>
      ) : (
        <Banner tone="success" title={text.set}>
          <p>{text.setBody}</p>
        </Banner>
      )}
      {kind === 'practice' && platform() === 'browser' && (
        <Banner tone="warning" title={text.practiceKey} />
      )}
      <SdkNotice early />
      {view !== null && <ZoomTest />}
      <form className="sd-stack" {...bind(send)}>
        <ZoomFields draft={draft} view={view} wrong={wrong} onChange={change} />
        <FailureNote failure={save.failure ?? remove.failure} texts={zoomFailures} />
        {saved && !tried && <Banner tone="success" title={text.saved} live />}
        <div className="sd-row">
          <Button kind="filled" type="submit" busy={save.busy}>
            {text.save}
          </Button>
          {view !== null && <Button onPress={() => setRemoving(true)}>{text.remove}</Button>}
        </div>
      </form>
      {removing && (
        <Confirm
          title={text.removeTitle}
          body={text.removeBody}
          confirmLabel={text.remove}
          danger
          busy={remove.busy}
          onConfirm={() => void takeAway()}
          onCancel={() => setRemoving(false)}
        />
      )}
    </div>
  )
}
