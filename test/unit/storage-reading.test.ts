/** The thread that reads many rows: it sees what was committed, and its end is an honest failure. */
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { databasePath, keyPath } from '../../electron/storage/file/names.ts'
import { unlockKeyFile } from '../../electron/storage/keys/key-file.ts'
import {
  createReading,
  type Reading,
  ReadingEnded,
} from '../../electron/storage/reading/reading.ts'
import type { AnswerOf, Ask } from '../../electron/storage/reading/questions.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { firstPage, noFilter } from '../../shared/records/record.ts'
import { addRecord, newOffice, type Office, temporaryFolder, value } from './storage-helpers.ts'

function readingOf(office: Office, script?: string | null): Reading {
  const reading = createReading({
    file: databasePath(office.folder),
    dataKey: value(unlockKeyFile(keyPath(office.folder), office.parts)).dataKey,
    secret: () => null,
    here: () => {
      throw new Error('answered in the main thread')
    },
    ...(script === undefined ? {} : { script }),
  })
  onTestFinished(() => reading.close())
  return reading
}

/** The script of a thread that does something else. */
function scriptOf(text: string): string {
  const file = path.join(temporaryFolder(), 'thread.mjs')
  writeFileSync(file, text)
  return file
}

const sign = (office: Office, recordId: string): unknown =>
  value(
    office.storage.log.append([
      { type: 'review.signedOff', scope: recordScope(recordId), actorId: 'sup', payload: {} },
    ]),
  )

describe('the reading thread', () => {
  it('sees each commit, a count it has given before too', async () => {
    const office = newOffice()
    const { reading } = office.storage
    const all = { filter: noFilter, at: firstPage, limit: 50 }
    expect(await reading.ask('list', all)).toEqual({
      total: 0,
      more: false,
      rows: [],
      edges: null,
    })
    addRecord(office.storage, { recordId: 'r1', counselorId: 'anna' })
    expect(await reading.ask('list', all)).toMatchObject({
      total: 1,
      rows: [{ recordId: 'r1', person: { name: '架空 一郎' } }],
    })
    expect(await reading.ask('waitingCount', {})).toBe(1)
    sign(office, 'r1')
    expect(await reading.ask('waitingCount', {})).toBe(0)
  })

  it('gives all parts of a list and of what waits, each record once and in order', async () => {
    const office = newOffice()
    for (let n = 0; n < 23; n += 1)
      addRecord(
        office.storage,
        { recordId: `r${n}`, counselorId: 'anna', date: `2026-11-${String(10 + (n % 7))}` },
        n % 5 === 0
          ? [
              {
                type: 'session.prohibitedAct',
                scope: recordScope(`r${n}`),
                actorId: 'anna',
                payload: { act: 'M14-1' },
              },
            ]
          : [],
      )
    const { reading, records } = office.storage
    for (const filter of [noFilter, { ...noFilter, text: '架空' }]) {
      const found: string[] = []
      let after: Ask<'part'>['after'] = null
      do {
        const part: AnswerOf<'part'> = await reading.ask('part', { filter, after, limit: 4 })
        found.push(...part.rows.map(({ recordId }) => recordId))
        after = part.next
      } while (after !== null)
      expect(found).toEqual(
        records.list(filter, firstPage, 200).rows.map(({ recordId }) => recordId),
      )
      expect(found).toHaveLength(23)
    }
    const waiting: { incident: boolean; date: string; recordId: string }[] = []
    let after: Ask<'waiting'>['after'] = null
    do {
      const part: AnswerOf<'waiting'> = await reading.ask('waiting', { after, limit: 4 })
      waiting.push(...part.rows)
      after = part.next
    } while (after !== null)
    expect(new Set(waiting.map(({ recordId }) => recordId)).size).toBe(23)
    const place = ({ incident, date }: { incident: boolean; date: string }): string =>
      `${incident ? 0 : 1} ${date}`
    expect(waiting.map(place)).toEqual(waiting.map(place).sort())
  })

  it('does not go on opening what was disposed of', async () => {
    const office = newOffice()
    addRecord(office.storage, { recordId: 'r1', counselorId: 'anna' })
    const { reading } = office.storage
    const ask = { by: 'sup', recordIds: ['r1'] }
    expect(await reading.ask('judgedOf', ask)).toEqual([
      { recordId: 'r1', review: 'waiting', against: [], noteLine: '相談の記録です。' },
    ])
    value(
      await office.storage.disposal.disposeRecords(
        [{ recordId: 'r1', bookingId: null }],
        (recordIds) => ({
          type: 'records.disposed',
          scope: 'office',
          actorId: 'sup',
          payload: { kind: 'record', recordIds: [...recordIds], before: '2026-01-01', reason: 'x' },
        }),
      ),
    )
    expect(await reading.ask('judgedOf', ask)).toEqual([])
  })

  it('fails with ReadingEnded when it crashes over a question, and answers the next one', async () => {
    const office = newOffice()
    const script = scriptOf(`
      import { existsSync, writeFileSync } from 'node:fs'
      import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ id }) => {
        const mark = ${JSON.stringify(path.join(temporaryFolder(), 'crashed'))}
        if (existsSync(mark)) parentPort.postMessage({ id, answer: 7 })
        else {
          writeFileSync(mark, '')
          throw new Error('out of memory')
        }
      })
      parentPort.postMessage({ ready: true })
    `)
    const reading = readingOf(office, script)
    await expect(reading.ask('waitingCount', {})).rejects.toBeInstanceOf(ReadingEnded)
    expect(await reading.ask('waitingCount', {})).toBe(7)
  })

  it('tells a failure of one question and goes on with the others', async () => {
    const office = newOffice()
    const reading = readingOf(office)
    await expect(reading.ask('statistics', { from: 'no day', to: '2026-11-30' })).rejects.toThrow(
      'ZodError',
    )
    expect(await reading.ask('waitingCount', {})).toBe(0)
  })

  it('is done in the main thread where no thread comes up', async () => {
    const office = newOffice()
    for (const script of [null, scriptOf(`throw new Error('not here')`)])
      await expect(readingOf(office, script).ask('waitingCount', {})).rejects.toThrow(
        'answered in the main thread',
      )
  })

  it('answers nothing after its end, and its connection is closed: no file is left beside the database', async () => {
    const office = newOffice()
    const { reading } = office.storage
    await reading.ask('waitingCount', {})
    const asked = reading.ask('waitingCount', {})
    await reading.close()
    // Answered or ended, but not left waiting.
    await Promise.allSettled([asked])
    await expect(reading.ask('waitingCount', {})).rejects.toBeInstanceOf(ReadingEnded)
    office.storage.close()
    expect(() => rmSync(`${databasePath(office.folder)}-wal`)).toThrow('ENOENT')
  })
})
