/** The running device test: what each device has shown so far, and the streams, which are freed with the component. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Cancel } from '../../shared/clock.ts'
import type { DeviceKind, DeviceProblem, DeviceTest } from '../../shared/log/device.ts'
import { call } from '../api.ts'
import { clock } from '../state/clock.ts'
import {
  type Choices,
  judgeMicrophone,
  listDevices,
  onLost,
  openDevice,
  playTone,
  stopStream,
  watchLevel,
} from './devices.ts'

/** null: not known yet. */
export type DeviceState = {
  readonly started: boolean
  readonly camera: DeviceProblem | null
  readonly picture: MediaStream | null
  readonly microphone: DeviceProblem | null
  /** 0 to 1. */
  readonly level: number
  readonly listening: boolean
  readonly speaker: 'untested' | 'playing' | 'asked' | 'heard' | 'notHeard' | 'failed'
  readonly line: DeviceProblem | null
  readonly choices: Choices
  /** Names of what is looked at. */
  readonly names: Readonly<Record<DeviceKind, string>>
  /** By id; null: the usual one. */
  readonly chosen: Readonly<Record<DeviceKind, string | null>>
}

const untested: DeviceState = {
  started: false,
  camera: null,
  picture: null,
  microphone: null,
  level: 0,
  listening: false,
  speaker: 'untested',
  line: null,
  choices: { camera: [], microphone: [] },
  names: { camera: '', microphone: '' },
  chosen: { camera: null, microphone: null },
}

const kinds = ['camera', 'microphone'] as const

/** What is known of a device that is being opened. */
const unseen = {
  camera: { camera: null, picture: null },
  microphone: { microphone: null, listening: false, level: 0 },
} as const satisfies Record<DeviceKind, Partial<DeviceState>>

/** The finished test, or null while something is still unknown. */
export function resultOf(state: DeviceState): DeviceTest | null {
  const { camera, microphone, line, speaker } = state
  if (camera === null || microphone === null || line === null) return null
  if (speaker !== 'heard' && speaker !== 'notHeard') return null
  return { camera, microphone, line, speaker }
}

export type DeviceTestRun = {
  readonly state: DeviceState
  readonly start: () => void
  /** Another camera or microphone; it alone is looked at anew. */
  readonly choose: (kind: DeviceKind, deviceId: string | null) => void
  readonly playSound: () => void
  readonly answerSound: (heard: boolean) => void
  /** Frees camera and microphone. */
  readonly stop: () => void
}

export function useDeviceTest(): DeviceTestRun {
  const [state, setState] = useState(untested)
  /** Counts the tests: what an older one still reports is dropped, and its devices are freed. */
  const round = useRef(0)
  const release = useRef<{ [Kind in DeviceKind]?: Cancel | undefined }>({})
  const chosenNow = useRef(untested.chosen)

  const free = useCallback((kind: DeviceKind) => {
    release.current[kind]?.()
    release.current = { ...release.current, [kind]: undefined }
  }, [])

  const stop = useCallback(() => {
    round.current += 1
    for (const kind of kinds) free(kind)
    setState((before) => ({ ...before, picture: null, listening: false, level: 0 }))
  }, [free])

  useEffect(
    () => () => {
      round.current += 1
      for (const kind of kinds) free(kind)
    },
    [free],
  )

  /** Looks at one device; whatever of its kind is open is freed first. */
  const look = useCallback(
    (kind: DeviceKind, deviceId: string | null) => {
      free(kind)
      const mine = round.current
      // Another one may have been chosen, or the test stopped, while this one was opening.
      let isMine = true
      const update = (change: Partial<DeviceState>): void => {
        if (isMine && round.current === mine) setState((before) => ({ ...before, ...change }))
      }
      const named = (of: DeviceKind, name: string): void =>
        setState((before) => ({ ...before, names: { ...before.names, [of]: name } }))
      release.current[kind] = () => {
        isMine = false
      }
      setState((before) => ({ ...before, ...unseen[kind] }))
      void openDevice(kind, deviceId).then((opened) => {
        if (!opened.ok) return update({ ...unseen[kind], [kind]: opened.problem })
        if (!isMine || round.current !== mine) return stopStream(opened.stream)
        const cancel = kind === 'microphone' ? listen(opened.stream, update) : () => undefined
        release.current[kind] = () => {
          isMine = false
          cancel()
          stopStream(opened.stream)
        }
        onLost(opened.stream, () => {
          if (!isMine) return
          update({ ...unseen[kind], [kind]: 'noDevice' })
          free(kind)
        })
        const [track] = opened.stream.getTracks()
        named(kind, track?.label ?? '')
        update(kind === 'camera' ? { camera: 'none', picture: opened.stream } : { listening: true })
        void listDevices().then((choices) => update({ choices }))
      })
    },
    [free],
  )

  const start = useCallback(() => {
    stop()
    const mine = round.current
    setState(({ chosen, choices }) => ({ ...untested, chosen, choices, started: true }))
    for (const kind of kinds) look(kind, chosenNow.current[kind])
    void call('meeting.reach', {}).then((answer) => {
      if (round.current === mine)
        setState((before) => ({ ...before, line: answer.ok ? answer.value.line : 'unknown' }))
    })
  }, [stop, look])

  const choose = useCallback(
    (kind: DeviceKind, deviceId: string | null) => {
      chosenNow.current = { ...chosenNow.current, [kind]: deviceId }
      setState((before) => ({ ...before, chosen: { ...before.chosen, [kind]: deviceId } }))
      look(kind, deviceId)
    },
    [look],
  )

  const isWatching = state.started
  useEffect(() => {
    if (!isWatching) return
    const devices = navigator.mediaDevices
    const changed = (): void =>
      void listDevices().then((choices) => setState((before) => ({ ...before, choices })))
    devices.addEventListener('devicechange', changed)
    return () => devices.removeEventListener('devicechange', changed)
  }, [isWatching])

  const playSound = useCallback(() => {
    const mine = round.current
    setState((before) => ({ ...before, speaker: 'playing' }))
    void playTone(clock).then((played) => {
      if (round.current === mine)
        setState((before) => ({ ...before, speaker: played ? 'asked' : 'failed' }))
    })
  }, [])

  const answerSound = useCallback(
    (heard: boolean) =>
      setState((before) => ({ ...before, speaker: heard ? 'heard' : 'notHeard' })),
    [],
  )

  return { state, start, choose, playSound, answerSound, stop }
}

/** Watches the level; a microphone that was called silent becomes fine as soon as something is heard. */
function listen(stream: MediaStream, update: (change: Partial<DeviceState>) => void): Cancel {
  const since = clock.monotonicMs()
  let peak = 0
  return watchLevel(stream, clock, (level) => {
    peak = Math.max(peak, level)
    const judged = judgeMicrophone(peak, clock.monotonicMs() - since)
    update({
      level,
      ...(judged === 'listening' ? {} : { microphone: judged === 'heard' ? 'none' : 'silent' }),
    })
  })
}
