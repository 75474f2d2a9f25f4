/** The import's steps on one page: choose, read, name the columns, look, accept. */
import { useEffect } from 'react'
import { announce } from '../../ui/announce.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useTopic } from '../../ui/use-call.ts'
import { text } from '../words/room.ts'
import { FileButton } from '../../ui/file-button.tsx'
import { BOOKING_FILES } from './booking-files.ts'
import { Mapping } from './mapping.tsx'
import { Preview } from './preview.tsx'
import type { Import, ImportState, Source } from './use-import.ts'

const words = text.import

export function ImportView(props: {
  readonly run: Import
  readonly onClose: () => void
  readonly onHeld: () => void
}) {
  const { run } = props
  const { state } = run
  useEffect(() => {
    const spoken = spokenOf(state)
    if (spoken !== null) announce(spoken)
  }, [state])
  switch (state.step) {
    case 'choose':
      return (
        <EmptyState
          icon="upload"
          title={words.chooseTitle}
          hint={words.chooseHint}
          action={
            <FileButton
              kind="filled"
              label={words.choose}
              accept={BOOKING_FILES}
              onFile={run.start}
            />
          }
        />
      )
    case 'reading':
      return (
        <Working
          label={words.reading(state.fileName)}
          hint={words.nothingWritten}
          onStop={run.stop}
        />
      )
    case 'mapping':
      return (
        <Mapping
          key={state.header.fingerprint}
          header={state.header}
          onDone={(mapping) => run.look({ file: state.file, mapping })}
          onStop={props.onClose}
        />
      )
    case 'preview':
      return (
        <Preview
          preview={state.preview}
          onAccept={() => run.accept(state.preview, state.source)}
          onColumns={() => run.correct(state.preview, state.source)}
          onStop={props.onClose}
        />
      )
    case 'accepting':
      return (
        <Working
          label={words.accepting(state.preview.fileName)}
          hint={words.acceptingHint}
          onStop={run.stop}
        />
      )
    case 'done':
      return <Done summary={state} {...props} />
    case 'failed':
      return (
        <div className="sd-stack">
          <FailureNote failure={state.failure} texts={text.reasons.file(state.fileName)} />
          <div className="sd-row">
            {state.source !== null && <Again source={state.source} onLook={run.look} />}
            <FileButton
              accept={BOOKING_FILES}
              kind={state.source === null ? 'filled' : 'outlined'}
              label={words.chooseAnother}
              onFile={run.start}
            />
            <Button onPress={props.onClose}>{text.booking.backToBoard}</Button>
          </div>
        </div>
      )
  }
}

function spokenOf(state: ImportState): string | null {
  if (state.step === 'reading') return words.reading(state.fileName)
  if (state.step === 'accepting') return words.accepting(state.preview.fileName)
  if (state.step === 'preview') return words.previewOf(state.preview.fileName)
  if (state.step === 'mapping') return words.mappingTitle
  return state.step === 'done' ? words.doneTitle : null
}

function Again(props: { readonly source: Source; readonly onLook: (source: Source) => void }) {
  return (
    <Button kind="filled" onPress={() => props.onLook(props.source)}>
      {words.again}
    </Button>
  )
}

function Working(props: {
  readonly label: string
  readonly hint: string
  readonly onStop: () => void
}) {
  const progress = useTopic('schedule.progress')
  return (
    <div className="sd-stack sch-reading">
      <Progress
        label={props.label}
        {...(progress === undefined ? {} : { done: progress.done, total: progress.total })}
      />
      <p className="sd-quiet">{props.hint}</p>
      <div>
        <Button icon="close" onPress={props.onStop}>
          {words.stop}
        </Button>
      </div>
    </div>
  )
}

function Done(props: {
  readonly summary: Extract<ImportState, { step: 'done' }>
  readonly onClose: () => void
  readonly onHeld: () => void
}) {
  const { summary } = props.summary
  return (
    <div className="sd-stack">
      <Banner tone="success" title={words.doneTitle}>
        <p>{props.summary.fileName}</p>
        <p>{words.done(summary)}</p>
      </Banner>
      <div className="sd-row">
        <Button kind="filled" autoFocus onPress={props.onClose}>
          {text.booking.backToBoard}
        </Button>
        {summary.held + summary.rejected > 0 && (
          <Button icon="warning" onPress={props.onHeld}>
            {text.board.held(summary.held + summary.rejected)}
          </Button>
        )}
      </div>
    </div>
  )
}
