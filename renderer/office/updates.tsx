/** アップデート: the address, what it says, and the two steps that somebody agrees to. For supervisors and IT. */
import { type SubmitEvent, useState } from 'react'
import type { UpdateView } from '../../shared/office/updates.ts'
import { dateOf, timeOf } from '../../shared/time/instant.ts'
import { formatDate } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { RoomNotice } from '../ui/room-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading, Progress } from '../ui/progress.tsx'
import { uiText } from '../ui/words.ts'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { updateFailures, updatesText as text } from './words/updates.ts'

export function UpdatesPanel() {
  const updates = useAnswer('office.updates', {})
  const { data } = updates
  if (data === null)
    return updates.loading ? (
      <Loading label={uiText.loading} />
    ) : (
      <FailureNote failure={updates.failure} />
    )
  return (
    <div className="sd-stack sd-page-reading">
      <h2>{text.title}</h2>
      <p>{text.now(data.version)}</p>
      {data.bar === null ? (
        <p className="sd-quiet">{text.hint}</p>
      ) : (
        <Banner title={text.bars[data.bar]} />
      )}
      {data.bar === null && <AddressForm key={data.address} address={data.address ?? ''} />}
      {data.bar === null &&
        (data.address === null ? <p role="status">{text.none}</p> : <Steps view={data} />)}
    </div>
  )
}

function AddressForm(props: { readonly address: string }) {
  const [address, setAddress] = useState(props.address)
  const save = useCall('office.setUpdateAddress')
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const answer = await save.run({ address })
    if (answer.ok) announce(text.saved)
  }
  return (
    <form className="sd-stack" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={text.address}
        description={text.addressHint}
        value={address}
        onChange={setAddress}
        maxLength={300}
        inputMode="url"
      />
      <FailureNote failure={save.failure} texts={updateFailures} />
      <div>
        <Button type="submit" busy={save.busy} isDisabled={address.trim() === props.address}>
          {text.save}
        </Button>
      </div>
    </form>
  )
}

function Steps({ view }: { readonly view: UpdateView }) {
  const check = useCall('office.checkUpdates')
  const download = useCall('office.downloadUpdate')
  const install = useCall('office.installUpdate')
  const [asking, setAsking] = useState(false)
  const { state } = view
  const checkButton = (
    <div>
      <Button busy={check.busy} onPress={() => void check.run({})}>
        {text.check}
      </Button>
    </div>
  )
  const agree = async (): Promise<void> => {
    await install.run({})
    setAsking(false)
  }
  return (
    <section className="sd-stack" aria-live="polite">
      {state.kind === 'checking' && <Loading label={text.checking} />}
      {state.kind === 'idle' && checkButton}
      {state.kind === 'current' && (
        <>
          <Banner tone="success" title={text.current}>
            {text.checkedAt(`${formatDate(dateOf(state.atMs))} ${timeOf(state.atMs)}`)}
          </Banner>
          {checkButton}
        </>
      )}
      {state.kind === 'available' && (
        <>
          <Banner title={text.available(state.version)}>{text.availableBody}</Banner>
          <div>
            <Button kind="filled" icon="download" onPress={() => void download.run({})}>
              {text.download}
            </Button>
          </div>
        </>
      )}
      {state.kind === 'downloading' && (
        <Progress label={text.downloading(state.version)} done={state.percent} total={100} />
      )}
      {state.kind === 'ready' && (
        <>
          <Banner tone="success" title={text.ready(state.version)}>
            {text.readyBody}
          </Banner>
          <div>
            <Button kind="filled" onPress={() => setAsking(true)}>
              {text.install}
            </Button>
          </div>
          {asking && (
            <Confirm
              title={text.askTitle(state.version)}
              body={text.askBody}
              confirmLabel={text.install}
              busy={install.busy}
              onConfirm={() => void agree()}
              onCancel={() => setAsking(false)}
            />
          )}
        </>
      )}
      {state.kind === 'installing' && <Loading label={text.installing(state.version)} />}
      {state.kind === 'failed' && (
        <>
          <Banner tone="error" title={text.failed}>
            {text.failures[state.reason]}
          </Banner>
          {checkButton}
        </>
      )}
      <FailureNote failure={download.failure ?? install.failure} texts={updateFailures} />
    </section>
  )
}

/** Above every room, for those who can do something about it: a newer version is there. */
export function UpdateNotice(props: { readonly onOpen: () => void }) {
  const { data } = useAnswer('office.updates', {})
  if (data === null || data.bar !== null) return null
  if (data.state.kind !== 'available' && data.state.kind !== 'ready') return null
  return (
    <RoomNotice title={text.notice(data.state.version)} open={text.open} onOpen={props.onOpen} />
  )
}
