/** Whatever happens in whatever order around a change of the office's key, every PC that takes part comes to read everything, and nothing is ever lost. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { logOf, Office } from './changing-office.ts'

const ALWAYS = ['write', 'sync', 'change', 'restart', 'shutOut', 'letIn'] as const
const IMAGES = [...ALWAYS, 'takeImage', 'putImageBack'] as const
const EMPTIED = [...ALWAYS, 'emptyServer'] as const
type What = (typeof IMAGES)[number] | (typeof EMPTIED)[number]
type Step = { readonly pc: number; readonly what: What; readonly which: number }

const stepOf = (all: readonly What[]): fc.Arbitrary<Step> =>
  fc.record({
    pc: fc.nat({ max: 2 }),
    what: fc.oneof(
      { weight: 4, arbitrary: fc.constant<What>('write') },
      { weight: 4, arbitrary: fc.constant<What>('sync') },
      { weight: 2, arbitrary: fc.constant<What>('change') },
      { weight: 5, arbitrary: fc.constantFrom(...all) },
    ),
    which: fc.nat({ max: 6 }),
  })

async function run(office: Office, steps: readonly Step[]): Promise<void> {
  for (const { pc: at, what, which } of steps) {
    const pc = office.pcs[at % office.pcs.length]
    if (pc === undefined) continue
    switch (what) {
      case 'write':
        office.write(pc, which)
        break
      case 'sync':
        await office.sync(pc)
        break
      case 'change':
        if (pc.isIn) await office.change(pc)
        break
      case 'restart':
        office.restart(pc)
        break
      case 'shutOut':
        if (office.pcs.filter(({ isIn }) => isIn).length > 1) pc.isIn = false
        break
      case 'letIn':
        pc.isIn = true
        break
      case 'takeImage':
        office.takeImage(pc)
        break
      case 'putImageBack':
        office.putImageBack(pc)
        break
      case 'emptyServer':
        office.server.empty()
        break
    }
    // Its own it reads at every moment, and so do those that were shut out.
    expect(logOf(pc).shut).toEqual([])
  }
}

/** @param all what may happen; @returns how often the key was changed in all of it */
async function always(all: readonly What[], numRuns: number): Promise<number> {
  let changes = 0
  const property = fc.asyncProperty(
    fc.integer({ min: 2, max: 3 }),
    fc.array(stepOf(all), { minLength: 6, maxLength: 24 }),
    async (count, steps) => {
      const office = new Office(count)
      try {
        await run(office, steps)
        await office.settle()
        const inside = office.pcs.filter(({ isIn }) => isIn)
        // What a PC wrote that is shut out is on those that had heard it: a server that was emptied has it of nobody.
        const names = new Set(inside.flatMap(({ storage }) => storage.outbox.devices()))
        const [one, ...others] = inside.map((pc) =>
          logOf(pc).events.filter((event) => names.has(event.split(' ')[0] ?? '')),
        )
        for (const other of others) expect(other).toEqual(one)
        expect(new Set(inside.map(({ storage }) => storage.keys.newest())).size).toBe(1)
        for (const pc of office.pcs) {
          expect(logOf(pc).shut).toEqual([])
          office.restart(pc)
          expect(logOf(pc).shut).toEqual([])
        }
        changes += office.changes
      } finally {
        office.close()
      }
    },
  )
  await fc.assert(property, { numRuns })
  return changes
}

it('in whatever order, with disks that are put back: nothing is unreadable, and all that take part have all of it', async () => {
  // It was about something.
  expect(await always(IMAGES, 20)).toBeGreaterThan(15)
})

it('so it is when the server is emptied in between and filled again from the PCs', async () => {
  expect(await always(EMPTIED, 12)).toBeGreaterThan(8)
})
