/** The machine of the office's stages: its diagram against the reducer, and that no open office is ever lost sight of. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextStage, officeOf, type StageEvent, type StageOf } from '../../shared/office/stages.ts'
import {
  OfficeKindSchema,
  OfficeStatusSchema,
  OfficeTroubleSchema,
} from '../../shared/office/status.ts'
import { drawnEdges, walkedEdges } from '../support/diagram.ts'

type Office = { readonly id: number }

const events: StageEvent<Office>[] = [
  ...OfficeKindSchema.options.flatMap((kind): StageEvent<Office>[] => [
    { type: 'locked', kind },
    ...OfficeTroubleSchema.options.map((trouble) => ({ type: 'stuck' as const, kind, trouble })),
  ]),
  ...[1, 2].flatMap((id) =>
    (['accounts', 'ready'] as const).map((as) => ({ type: 'opened' as const, as, office: { id } })),
  ),
  { type: 'completed' },
  { type: 'left' },
]

const walked = walkedEdges<StageOf<Office>, StageEvent<Office>>({
  start: { stage: 'choose' },
  events,
  step: nextStage,
  nameOf: ({ stage }) => stage,
  eventOf: ({ type }) => type,
  keyOf: (now) => JSON.stringify(now),
})

describe('the diagram in stages.ts', () => {
  it('names exactly the edges that the reducer has', () => {
    const file = new URL('../../shared/office/stages.ts', import.meta.url)
    expect(walked.edges).toEqual(drawnEdges(readFileSync(file, 'utf8')))
  })
  it('reaches every stage a screen can show', () => {
    const shown = OfficeStatusSchema.options.map(({ shape }) => shape.stage.value)
    // 'opening' is told over whatever stage there was, while the lists of the one that comes are made.
    expect([...walked.states, 'opening'].sort()).toEqual(shown.sort())
  })
})

it('an open office stays until it is left, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (script) => {
      let now: StageOf<Office> = { stage: 'choose' }
      for (const event of script) {
        const before = officeOf(now)
        now = nextStage(now, event) ?? now
        if (before !== null && event.type !== 'left') expect(officeOf(now)).toBe(before)
      }
    }),
  )
})
