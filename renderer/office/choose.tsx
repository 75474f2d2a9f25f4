/** The first screen: no office is open. */
import { type ReactNode, useState } from 'react'
import type { OfficeKind, OfficeStatus } from '../../shared/office/status.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCall } from '../ui/use-call.ts'
import './office.css'
import { ShareNote } from './share-note.tsx'
import { chooseText } from './words/choose.ts'
import { frameText } from './words/frame.ts'
import { officeFailures } from './words/failures.ts'

export type ChooseStatus = Extract<OfficeStatus, { readonly stage: 'choose' }>

/** @param props.restore another room's way to an office that is in a backup, where there is none on this PC */
export function ChooseScreen(props: {
  readonly status: ChooseStatus
  readonly onSetUp: () => void
  readonly onJoin: () => void
  readonly restore?: ReactNode
}) {
  const practice = useCall('office.openPractice')
  const open = useCall('office.open')
  const [opening, setOpening] = useState<OfficeKind | null>(null)
  const { offices } = props.status
  const hasOffice = offices.includes('office')
  const busy = practice.busy || open.busy

  return (
    <div className="sd-stage">
      <main className="sd-stage-box">
        <div>
          <p className="sd-stage-app">{frameText.appName}</p>
          <h1>{chooseText.title}</h1>
          <p>{chooseText.welcome}</p>
        </div>
        <FailureNote failure={practice.failure ?? open.failure} texts={officeFailures} />
        <ShareNote folder={props.status.dataFolder} />
        {hasOffice && (
          <div className="sd-choice">
            <Button
              kind="filled"
              size="large"
              icon="window"
              isDisabled={busy && opening !== 'office'}
              busy={open.busy}
              onPress={() => {
                setOpening('office')
                void open.run({ kind: 'office' })
              }}
            >
              {chooseText.open}
            </Button>
            <p>{chooseText.openHint}</p>
          </div>
        )}
        <div className="sd-choice">
          <Button
            kind={hasOffice ? 'outlined' : 'filled'}
            size="large"
            icon="play"
            isDisabled={busy && opening !== 'practice'}
            busy={practice.busy}
            onPress={() => {
              setOpening('practice')
              void practice.run({})
            }}
          >
            {chooseText.practice}
          </Button>
          <p>
            {offices.includes('practice') ? chooseText.practiceAgainHint : chooseText.practiceHint}
          </p>
        </div>
        {!hasOffice && (
          <div className="sd-choice">
            <Button size="large" icon="settings" isDisabled={busy} onPress={props.onSetUp}>
              {chooseText.setUp}
            </Button>
            <p>{chooseText.setUpHint}</p>
          </div>
        )}
        {!hasOffice && (
          <div>
            <Button kind="text" icon="window" isDisabled={busy} onPress={props.onJoin}>
              {chooseText.join}
            </Button>
          </div>
        )}
        {!hasOffice && props.restore}
      </main>
    </div>
  )
}
