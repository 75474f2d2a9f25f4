/** Step 1: camera picture, microphone level, test tone and line (M20-3). */
import { type ReactNode, useEffect, useRef } from 'react'
import {
  type DeviceKind,
  type DeviceProblem,
  type DeviceTest,
  isFine,
} from '../../shared/log/device.ts'
import { timeOf } from '../../shared/time/instant.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { SelectField } from '../ui/field.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { useOwnSession } from '../state/place.ts'
import { Loading } from '../ui/progress.tsx'
import { useCall } from '../ui/use-call.ts'
import { type DeviceState, type DeviceTestRun, resultOf, useDeviceTest } from './device-test.ts'
import { listSeen } from './devices.ts'
import type { Relying } from './relying.ts'
import { cameraText, deviceText as text, lineText, microphoneText } from './words/devices.ts'
import { failures } from './words/failures.ts'

/** ✓ カメラ ✓ マイク ✓ スピーカー ✓ 接続, for the folded step. */
export function DeviceSummary({ test }: { readonly test: DeviceTest }) {
  const { gate } = useOwnSession()
  const rest = gate.rests.find(({ what }) => what === 'devices')
  const all = [
    [text.camera, test.camera === 'none'],
    [text.microphone, test.microphone === 'none'],
    [text.speaker, test.speaker === 'heard'],
    [text.line, test.line === 'none'],
  ] as const
  return (
    <>
      {all.map(([name, fine]) => (
        <Chip key={name} tone={fine ? 'success' : 'warning'}>
          {fine ? name : `${name} ${text.problem}`}
        </Chip>
      ))}
      {rest !== undefined && (
        <span className="sd-quiet sd-num">{text.checkedAt(timeOf(rest.atMs))}</span>
      )}
    </>
  )
}

export function StepDevices({ relying }: { readonly relying: Relying }) {
  const snapshot = useOwnSession()
  const test = useDeviceTest()
  const tested = useCall('precall.devicesTested')
  const result = resultOf(test.state)
  const finish = async (): Promise<void> => {
    if (result === null) return
    const sight = { seen: await listSeen(), used: test.state.names }
    test.stop()
    await tested.run({ recordId: snapshot.recordId, test: result, sight })
  }
  if (!test.state.started) {
    if (snapshot.devices === null && relying.looking) return <Loading label={text.looking} />
    return (
      <div className="sd-stack">
        <Why relying={relying} />
        <div className="sd-row">
          <Button
            kind={snapshot.devices === null ? 'filled' : 'outlined'}
            icon="camera"
            onPress={test.start}
            isDisabled={snapshot.state !== 'preparing'}
          >
            {snapshot.devices === null ? text.start : text.again}
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div className="sd-stack">
      <div className="precall-devices">
        <Picture state={test.state} />
        <ul className="precall-device-list">
          <DeviceLine
            icon="camera"
            name={text.camera}
            problem={test.state.camera}
            words={test.state.camera === null ? text.checking : cameraText[test.state.camera]}
          >
            <Chooser kind="camera" test={test} />
          </DeviceLine>
          <DeviceLine
            icon="mic"
            name={text.microphone}
            problem={test.state.microphone}
            words={microphoneWords(test.state)}
          >
            <Level level={test.state.level} />
            <Chooser kind="microphone" test={test} />
          </DeviceLine>
          <SpeakerLine
            state={test.state}
            onPlay={test.playSound}
            onAnswer={test.answerSound}
            isNext={result === null}
          />
          <DeviceLine
            icon="line"
            name={text.line}
            problem={test.state.line}
            words={test.state.line === null ? text.checking : lineText[test.state.line]}
          />
        </ul>
      </div>
      {result !== null && !isFine(result) && <Banner tone="warning" title={text.problemRemains} />}
      <FailureNote failure={tested.failure} texts={failures} />
      <div className="sd-row">
        {result !== null && (
          <Button
            kind={isFine(result) ? 'filled' : 'outlined'}
            icon="check"
            busy={tested.busy}
            onPress={() => void finish()}
          >
            {isFine(result) ? text.finish : text.finishWithProblem}
          </Button>
        )}
        <Button kind={result !== null && !isFine(result) ? 'filled' : 'text'} onPress={test.start}>
          {text.again}
        </Button>
      </div>
    </div>
  )
}

/** Why it is asked, or on what it rests. */
function Why({ relying: { devices, used } }: { readonly relying: Relying }) {
  if (devices === 'stands' && used !== null)
    return (
      <p>
        {text.stands}
        <span className="sd-quiet">{text.used(used.camera, used.microphone)}</span>
      </p>
    )
  return (
    <>
      {devices === 'changed' && <Banner tone="info" title={text.changed} />}
      {devices === 'lineBad' && <Banner tone="warning" title={text.lineChanged} />}
      <p>{text.intro}</p>
    </>
  )
}

/** Only where there is a choice. */
function Chooser({ kind, test }: { readonly kind: DeviceKind; readonly test: DeviceTestRun }) {
  const { choices, chosen } = test.state
  if (choices[kind].length < 2 && chosen[kind] === null) return null
  return (
    <SelectField
      label={text.choose[kind]}
      description={text.chosenHere}
      options={[
        { value: USUAL, label: text.usual },
        ...choices[kind].map(({ id, label }) => ({ value: id, label })),
      ]}
      value={choices[kind].some(({ id }) => id === chosen[kind]) ? chosen[kind] : USUAL}
      onChange={(id) => test.choose(kind, id === USUAL ? null : id)}
    />
  )
}
/** No device has this id. */
const USUAL = ''

const microphoneWords = (state: DeviceState): string =>
  state.microphone !== null
    ? microphoneText[state.microphone]
    : state.listening
      ? text.speak
      : text.checking

function Picture({ state }: { readonly state: DeviceState }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = state.picture
  }, [state.picture])
  return (
    <div className="precall-picture">
      {state.picture !== null ? (
        <video
          ref={video}
          className="precall-video"
          autoPlay
          muted
          playsInline
          aria-label={text.picture}
        />
      ) : (
        <p className="sd-quiet">
          <Icon name="camera" size={2} />
          <span>{state.camera === null ? text.checking : cameraText[state.camera]}</span>
        </p>
      )}
    </div>
  )
}

function DeviceLine(props: {
  readonly icon: IconName
  readonly name: string
  readonly problem: DeviceProblem | null
  readonly words: string
  readonly children?: ReactNode
}) {
  return (
    <li className="precall-device">
      <span className="precall-device-name">
        <Icon name={props.icon} />
        {props.name}
      </span>
      <div className="precall-device-state">
        {props.problem !== null && (
          <Chip tone={props.problem === 'none' ? 'success' : 'warning'}>
            {props.problem === 'none' ? text.ok : text.problem}
          </Chip>
        )}
        <p role="status">{props.words}</p>
        {props.children}
      </div>
    </li>
  )
}

function Level({ level }: { readonly level: number }) {
  const percent = Math.round(level * 100)
  return (
    <div
      className="precall-level"
      role="meter"
      aria-label={text.level}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className="precall-level-bar" style={{ width: `${percent}%` }} />
    </div>
  )
}

function SpeakerLine(props: {
  readonly state: DeviceState
  readonly onPlay: () => void
  readonly onAnswer: (heard: boolean) => void
  readonly isNext: boolean
}) {
  const { speaker } = props.state
  const words = {
    untested: text.toneHint,
    playing: text.tonePlaying,
    asked: text.toneQuestion,
    heard: text.heard,
    notHeard: text.notHeardHint,
    failed: text.toneFailed,
  }[speaker]
  return (
    <li className="precall-device">
      <span className="precall-device-name">
        <Icon name="speaker" />
        {text.speaker}
      </span>
      <div className="precall-device-state">
        {(speaker === 'heard' || speaker === 'notHeard') && (
          <Chip tone={speaker === 'heard' ? 'success' : 'warning'}>
            {speaker === 'heard' ? text.ok : text.problem}
          </Chip>
        )}
        {speaker !== 'heard' && <p role="status">{words}</p>}
        <div className="sd-row">
          {(speaker === 'asked' || speaker === 'failed') && (
            <>
              <Button
                kind="filled"
                size="small"
                onPress={() => props.onAnswer(true)}
                isDisabled={speaker === 'failed'}
              >
                {text.heard}
              </Button>
              <Button size="small" onPress={() => props.onAnswer(false)}>
                {text.notHeard}
              </Button>
            </>
          )}
          <Button
            kind={props.isNext && speaker === 'untested' ? 'filled' : 'text'}
            size="small"
            icon="speaker"
            busy={speaker === 'playing'}
            onPress={props.onPlay}
          >
            {speaker === 'untested' ? text.tone : text.toneAgain}
          </Button>
        </div>
      </div>
    </li>
  )
}
