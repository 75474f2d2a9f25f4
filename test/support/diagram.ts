/** A state machine's diagram, as its file draws it, and the edges its reducer really has: the two are held against each other. */

/** The edges drawn in a source text, as ` *   from -> to : event, event` lines of its comments; each as `from -> to: event`, sorted. */
export function drawnEdges(source: string): string[] {
  return [...source.matchAll(/^ \*\s+(\w+)\s+-> (\w+)\s+: (\w+(?:, \w+)*)$/gm)]
    .flatMap(([, from, to, names]) =>
      (names ?? '').split(', ').map((name) => `${from} -> ${to}: ${name}`),
    )
    .sort()
}

export type Walk<S, E> = {
  readonly start: S
  /** Everything that can happen, tried on every state that is reached. */
  readonly events: readonly E[]
  /** The reducer; null: refused. */
  readonly step: (state: S, event: E) => S | null
  /** The state's name in the diagram. */
  readonly nameOf: (state: S) => string
  /** The event's name in the diagram. */
  readonly eventOf: (event: E) => string
  /** What tells two states apart for the machine. */
  readonly keyOf: (state: S) => string
}

/** The edges a walk through every reachable state finds, and the names of the states it came to; sorted. */
export function walkedEdges<S, E>(
  walk: Walk<S, E>,
): {
  readonly edges: string[]
  readonly states: string[]
} {
  const edges = new Set<string>()
  const states = new Set([walk.nameOf(walk.start)])
  const seen = new Set([walk.keyOf(walk.start)])
  const front = [walk.start]
  // Breadth first: `front` grows while it is walked.
  for (const state of front) {
    for (const event of walk.events) {
      const after = walk.step(state, event)
      if (after === null) continue
      const [from, to] = [walk.nameOf(state), walk.nameOf(after)]
      if (from !== to) edges.add(`${from} -> ${to}: ${walk.eventOf(event)}`)
      states.add(to)
      if (seen.has(walk.keyOf(after))) continue
      seen.add(walk.keyOf(after))
      front.push(after)
    }
  }
  return { edges: [...edges].sort(), states: [...states].sort() }
}
