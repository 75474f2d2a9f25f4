/** The running device test: what each device has shown so far, and the streams, which are freed with the component. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Cancel } from '../../shared/clock.ts'
import type { DeviceProblem, DeviceTest } from '../../shared/log/device.ts'
import { call } from '../api.ts'
import { clock } from '../state/clock.ts'
import { judgeMicrophone, openDevice, playTone, stopStream, watchLevel } from './devices.ts'

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
}

/** The finished test, or null while something is still unknown. */
export function resultOf(state: DeviceState): DeviceTest | null {
  const { camera, microphone, line, speaker } = state
  if (camera === null || microphone === null || line === null) return null
  if (speaker !== 'heard' && speaker !== 'notHeard') return null
  return { camera, microphone, line, speaker }
}

/** Does the counselor see, hear and reach everything? */
export function isFine(test: DeviceTest): boolean {
  return (
    test.camera === 'none' &&
    test.microphone === 'none' &&
    test.line === 'none' &&
    test.speaker === 'heard'
  )
}

export type DeviceTestRun = {
  readonly state: DeviceState
  readonly start: () => void
  readonly playSound: () => void
  readonly answerSound: (heard: boolean) => void
  /** Frees camera and microphone. */
  readonly stop: () => void
}

export function useDeviceTest(): DeviceTestRun {
  const [state, setState] = useState(untested)
  /** Counts the tests: what an older one still reports is dropped, and its devices are freed. */
  const round = useRef(0)
  const release = useRef<Cancel[]>([])

  const stop = useCallback(() => {
    round.current += 1
    for (const free of release.current.splice(0)) free()
    setState((before) => ({ ...before, picture: null, listening: false, level: 0 }))
  }, [])

  useEffect(
    () => () => {
      round.current += 1
      for (const free of release.current.splice(0)) free()
    },
    [],
  )

  const start = useCallback(() => {
    stop()
    const mine = round.current
    const isMine = (): boolean => round.current === mine
    const update = (change: Partial<DeviceState>): void => {
      if (isMine()) setState((before) => ({ ...before, ...change }))
    }
    setState({ ...untested, started: true })
    void openDevice('camera').then((opened) => {
      if (!opened.ok) return update({ camera: opened.problem })
      if (!isMine()) return stopStream(opened.stream)
      release.current.push(() => stopStream(opened.stream))
      update({ camera: 'none', picture: opened.stream })
    })
    void openDevice('microphone').then((opened) => {
      if (!opened.ok) return update({ microphone: opened.problem })
      if (!isMine()) return stopStream(opened.stream)
      release.current.push(() => stopStream(opened.stream), listen(opened.stream, update))
      update({ listening: true })
    })
    void call('meeting.reach', {}).then((answer) =>
      update({ line: answer.ok ? answer.value.line : 'unknown' }),
    )
  }, [stop])

  const playSound = useCallback(() => {
    const mine = round.current
    setState((before) => ({ ...before, speaker: 'playing' }))
    void playTone().then((played) => {
      if (round.current === mine)
        setState((before) => ({ ...before, speaker: played ? 'asked' : 'failed' }))
    })
  }, [])

  const answerSound = useCallback(
    (heard: boolean) =>
      setState((before) => ({ ...before, speaker: heard ? 'heard' : 'notHeard' })),
    [],
  )

  return { state, start, playSound, answerSound, stop }
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
