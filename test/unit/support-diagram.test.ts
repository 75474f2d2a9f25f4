/** The helper that holds diagrams against reducers notices an edge that is missing on either side. */
import { expect, it } from 'vitest'
import { drawnEdges, walkedEdges } from '../support/diagram.ts'

const picture = `/**
 *   open -> shut
 *
 *   open -> shut : push, wind
 *   shut -> open : pull
 */`

/** A door that is locked by a second push. */
function step(state: number, event: 'push' | 'pull' | 'wind'): number | null {
  if (event === 'pull') return state === 1 ? 0 : null
  return event === 'push' ? Math.min(state + 1, 2) : null
}

it('reads every edge of a picture with its events, and not the line that only shows the way', () => {
  expect(drawnEdges(picture)).toEqual([
    'open -> shut: push',
    'open -> shut: wind',
    'shut -> open: pull',
  ])
})

it('finds what the reducer has, so that a drawn edge it lacks and an edge nobody drew both differ', () => {
  const walked = walkedEdges({
    start: 0,
    events: ['push', 'pull', 'wind'] as const,
    step,
    nameOf: (state: number) => ['open', 'shut', 'locked'][state] ?? '?',
    eventOf: (event) => event,
    keyOf: String,
  })
  expect(walked.edges).toEqual(['open -> shut: push', 'shut -> locked: push', 'shut -> open: pull'])
  expect(walked.states).toEqual(['locked', 'open', 'shut'])
})
