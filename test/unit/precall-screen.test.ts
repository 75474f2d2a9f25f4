/** What the pre-call screen makes of its facts: the device test, the start button, the early ends. */
import { describe, expect, it } from 'vitest'
import {
  causeOf,
  judgeMicrophone,
  levelOf,
  SILENCE_AFTER_MS,
} from '../../renderer/precall/devices.ts'
import { earlyEnds } from '../../renderer/precall/early-ends.ts'
import { openSteps, waitingWords } from '../../renderer/precall/outstanding.ts'
import { endText } from '../../renderer/precall/words/end.ts'
import type { ChecklistItem, TermsVersion } from '../../shared/office/profile.ts'
import { desk, prepare, toLobby, toVerifying } from './session-helpers.ts'

const named = (name: string): Error => Object.assign(new Error('x'), { name })

describe('the device test', () => {
  it('names the cause behind each refusal of the browser', () => {
    expect(
      ['NotFoundError', 'NotAllowedError', 'NotReadableError', 'TypeError'].map((name) =>
        causeOf(named(name)),
      ),
    ).toEqual(['noDevice', 'refused', 'inUse', 'unknown'])
    expect(causeOf('not an error')).toBe('unknown')
  })
  it('measures silence as nothing and loud sound as full', () => {
    expect(levelOf(new Float32Array(64))).toBe(0)
    expect(levelOf(new Float32Array(64).fill(0.9))).toBe(1)
    expect(levelOf(new Float32Array(64).fill(0.05))).toBeCloseTo(0.25)
  })
  it('calls a microphone silent only after it was listened to long enough', () => {
    expect(judgeMicrophone(0, SILENCE_AFTER_MS - 1)).toBe('listening')
    expect(judgeMicrophone(0, SILENCE_AFTER_MS)).toBe('silent')
    expect(judgeMicrophone(0.3, SILENCE_AFTER_MS)).toBe('heard')
  })
})

const items: ChecklistItem[] = [
  { id: 'notRecording', side: 'seeker', text: '録音・録画をしない', article: '第14条第11号' },
]
const terms: TermsVersion[] = [
  { kind: 'zoom', title: 'Zoomの利用規約', effectiveFrom: '2025-01-06' },
]

describe('what the start button waits for', () => {
  it('counts both halves of the identity check as one thing and names the item', () => {
    expect(
      waitingWords(
        [
          { what: 'identityNumber', id: null },
          { what: 'identityName', id: null },
          { what: 'seekerItem', id: 'notRecording' },
        ],
        items,
        terms,
      ),
    ).toBe('あと2項目: 本人確認、「録音・録画をしない」の確認')
  })
  it('names four kinds and counts the rest', () => {
    expect(
      waitingWords(
        [
          { what: 'devices', id: null },
          { what: 'entered', id: null },
          { what: 'seekerPresent', id: null },
          { what: 'companions', id: null },
          { what: 'consent', id: 'zoom' },
          { what: 'consent', id: 'office' },
        ],
        items,
        terms,
      ),
    ).toBe('あと6項目: 機器の確認、会議への入室、求職者の入室、同席者の確認、ほか2項目')
  })
  it('counts several items of a kind and names a single one', () => {
    expect(
      waitingWords(
        [
          { what: 'seekerItem', id: 'a' },
          { what: 'seekerItem', id: 'b' },
          { what: 'consent', id: 'zoom' },
        ],
        items,
        terms,
      ),
    ).toBe('あと3項目: 求職者の環境（2）、Zoomの利用規約への同意')
  })
  it('opens the first step in which something is missing', () => {
    expect(
      openSteps([
        { what: 'companions', id: null },
        { what: 'identityName', id: null },
      ]),
    ).toEqual(['identity', 'environment'])
    expect(openSteps([{ what: 'paused', id: null }])).toEqual([])
  })
})

describe('the menu that ends a session before counselling', () => {
  it('offers every end that the machine allows in every state on the way, with words of its own', async () => {
    const [preparing, lobby, came, verifying] = [desk(), desk(), desk(), desk()]
    await prepare(preparing)
    await toLobby(lobby)
    await toLobby(came)
    came.meeting.knock()
    came.meeting.left()
    await toVerifying(verifying)
    const seen = [preparing, lobby, came, verifying]
      .map((one) => one.snapshot())
      .map(({ state, possibleEnds }) => {
        const offered = earlyEnds(possibleEnds, true)
        expect(offered.toSorted(), state).toEqual(possibleEnds.toSorted())
        expect(
          new Set(
            offered.flatMap((cause) => [endText.causes[cause].label, endText.causes[cause].body]),
          ).size,
        ).toBe(offered.length * 2)
        return `${state} ${offered.length}`
      })
    expect(seen).toEqual(['preparing 3', 'lobby 3', 'lobby 4', 'verifying 7'])
  })
})
