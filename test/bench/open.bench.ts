/** Opening an office and what its first screen asks of the records (what waits for the supervisor): with a million records against a thousand. */
import { storageOpener } from '../../electron/storage/opener.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { alternate, type Bench, median, round } from './bench.ts'
import { type Generated, noKeyStore, recordsOf } from './records.ts'

const MANY = Number(process.env['SOUDAN_BENCH_RECORDS'] ?? 1_000_000)
const FEW = 1_000

function openOffice({ folder, dates }: Generated): number {
  const start = performance.now()
  const opened = storageOpener(noKeyStore).open(
    folder,
    'practice',
    createVirtualClock(instantOf(dates.last, '17:00')),
    null,
  )
  if (!opened.ok) throw new Error(opened.reason)
  opened.value.records.waitingCount()
  const ms = performance.now() - start
  opened.value.close()
  return ms
}

export const bench: Bench = {
  name: 'open',
  target: { atMost: 1.5 },
  async run() {
    const [many, few] = [recordsOf(MANY), recordsOf(FEW)]
    const times = await alternate(
      15,
      3,
      () => Promise.resolve(openOffice(many)),
      () => Promise.resolve(openOffice(few)),
    )
    return {
      ratio: median(times.ours) / median(times.bare),
      unit: `x the time with ${FEW} records`,
      details: {
        records: MANY,
        [`${MANY} records, median ms`]: round(median(times.ours)),
        [`${FEW} records, median ms`]: round(median(times.bare)),
      },
    }
  },
}
