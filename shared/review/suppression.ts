/**
 * Which cells of linked tables are left out, so that no published sum gives a small one back (M23-2). Pure.
 *
 * Tables that hang together like a chain (each shares one margin with the next) are the edges of one circulation: every sum is a
 * node where as much flows in as out, the grand total closes the ring. Whoever knows the published cells knows the flow up to
 * changes along rings of hidden edges. A hidden cell can therefore be worked out exactly when it lies on no such ring; so each
 * small cell is given one, by hiding the cheapest further edges. All cells of a ring are safe together.
 */

/** Cells from 1 to 2 are small; 0 says that there is nobody to recognise. */
export const SMALLEST_SHOWN = 3

/** One published cell. `cost`: how unwelcome it is to hide it. */
export type Edge = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly value: number
  readonly cost: number
}

/** A way along an edge: with it the cell grows by one, against it the cell shrinks by one. */
type Step = { readonly edge: Edge; readonly to: string; readonly cost: number }

/** To hide a cell that is empty says more about the others than it hides. */
const EMPTY_COST = 10_000

/** A hidden cell is never thought to shrink to 0: empty cells are shown, so a reader may take a hidden one for at least 1. */
const SMALLEST_HIDDEN = 1

export function isSmall(value: number): boolean {
  return value > 0 && value < SMALLEST_SHOWN
}

/** Ids of the cells to leave out: every small one, and what protects it. */
export function hiddenCells(edges: readonly Edge[]): ReadonlySet<string> {
  const hidden = new Set(edges.filter((edge) => isSmall(edge.value)).map((edge) => edge.id))
  const small = edges.filter((edge) => hidden.has(edge.id)).sort((a, b) => b.cost - a.cost)
  const safe = new Set<string>()
  for (const edge of small) {
    if (safe.has(edge.id)) continue
    const steps = stepsFrom(edges, hidden)
    const ring = cheaper(
      path(steps, edge, edge.to, edge.from),
      edge.value > SMALLEST_HIDDEN ? path(steps, edge, edge.from, edge.to) : null,
    )
    if (ring === null) throw new Error('the tables do not close to a ring')
    for (const cell of [edge, ...ring.map((step) => step.edge)]) {
      hidden.add(cell.id)
      safe.add(cell.id)
    }
  }
  return hidden
}

function stepsFrom(
  edges: readonly Edge[],
  hidden: ReadonlySet<string>,
): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>()
  const add = (from: string, step: Step): void => {
    const known = steps.get(from)
    if (known === undefined) steps.set(from, [step])
    else known.push(step)
  }
  for (const edge of edges) {
    const cost = hidden.has(edge.id) ? 0 : edge.cost + (edge.value === 0 ? EMPTY_COST : 0)
    add(edge.from, { edge, to: edge.to, cost })
    if (edge.value > SMALLEST_HIDDEN) add(edge.to, { edge, to: edge.from, cost })
  }
  return steps
}

type Reached = { readonly cost: number; readonly by: Step | null; readonly before: string | null }

/** The cheapest way between two nodes that does not use `without`; null when there is none. */
function path(
  steps: ReadonlyMap<string, readonly Step[]>,
  without: Edge,
  start: string,
  goal: string,
): Step[] | null {
  const open = new Map<string, Reached>([[start, { cost: 0, by: null, before: null }]])
  const done = new Map<string, Reached>()
  while (open.size > 0) {
    const [node, reached] = nearest(open)
    open.delete(node)
    done.set(node, reached)
    if (node === goal) return wayTo(done, goal)
    for (const step of steps.get(node) ?? []) {
      if (step.edge.id === without.id || done.has(step.to)) continue
      const cost = reached.cost + step.cost
      if (cost < (open.get(step.to)?.cost ?? Infinity))
        open.set(step.to, { cost, by: step, before: node })
    }
  }
  return null
}

function nearest(open: ReadonlyMap<string, Reached>): [string, Reached] {
  let best: [string, Reached] | null = null
  for (const entry of open) if (best === null || entry[1].cost < best[1].cost) best = entry
  if (best === null) throw new Error('nothing is open')
  return best
}

function wayTo(done: ReadonlyMap<string, Reached>, goal: string): Step[] {
  const way: Step[] = []
  for (
    let at = done.get(goal);
    at !== undefined && at.by !== null;
    at = at.before === null ? undefined : done.get(at.before)
  )
    way.unshift(at.by)
  return way
}

function cheaper(a: Step[] | null, b: Step[] | null): Step[] | null {
  if (a === null || b === null) return a ?? b
  const cost = (way: readonly Step[]): number => way.reduce((sum, step) => sum + step.cost, 0)
  return cost(a) <= cost(b) ? a : b
}
