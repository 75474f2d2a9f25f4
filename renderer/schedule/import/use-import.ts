/** One import from the chosen file to its acceptance. Nothing is written before `accept`. */
import { useCallback, useRef, useState } from 'react'
import type { Failed } from '../../../shared/result.ts'
import type { Field, ImportPreview, ImportSummary, UnknownHeader } from '../../../shared/schedule/import.ts'
import { call } from '../../api.ts'
import { type ChosenFile, readFile } from './file.ts'

export type ImportState =
  | { readonly step: 'choose' }
  | { readonly step: 'reading'; readonly fileName: string }
  | { readonly step: 'mapping'; readonly file: ChosenFile; readonly header: UnknownHeader }
  | { readonly step: 'preview'; readonly preview: ImportPreview }
  | { readonly step: 'accepting'; readonly preview: ImportPreview }
  | { readonly step: 'done'; readonly summary: ImportSummary; readonly fileName: string }
  | { readonly step: 'failed'; readonly failure: Failed; readonly fileName: string }

export type Import = {
  readonly state: ImportState
  readonly start: (file: File) => void
  readonly map: (file: ChosenFile, mapping: readonly (Field | null)[]) => void
  readonly accept: (preview: ImportPreview) => void
  /** Stops whatever runs and forgets the preview; the bookings stay as they are. */
  readonly stop: () => void
}

export function useImport(): Import {
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  // An answer that comes after 「やめる」 or after another file must change nothing.
  const round = useRef(0)

  const preview = useCallback(async (file: ChosenFile, mapping: (Field | null)[] | null, mine: number): Promise<void> => {
    const answer = await call('schedule.preview', { ...file, mapping })
    if (mine !== round.current) return
    if (!answer.ok) setState({ step: 'failed', failure: answer, fileName: file.fileName })
    else if (answer.value.kind === 'mapping') setState({ step: 'mapping', file, header: answer.value.header })
    else setState({ step: 'preview', preview: answer.value.preview })
  }, [])

  const start = useCallback((file: File): void => {
    const mine = ++round.current
    setState({ step: 'reading', fileName: file.name })
    void readFile(file).then(async (read) => {
      if (mine !== round.current) return
      if (read.ok) await preview(read.value, null, mine)
      else setState({ step: 'failed', failure: read, fileName: file.name })
    })
  }, [preview])

  const map = useCallback((file: ChosenFile, mapping: readonly (Field | null)[]): void => {
    const mine = ++round.current
    setState({ step: 'reading', fileName: file.fileName })
    void preview(file, [...mapping], mine)
  }, [preview])

  const accept = useCallback((accepted: ImportPreview): void => {
    const mine = ++round.current
    setState({ step: 'accepting', preview: accepted })
    void call('schedule.accept', { previewId: accepted.previewId }).then((answer) => {
      if (mine !== round.current) return
      setState(answer.ok ? { step: 'done', summary: answer.value, fileName: accepted.fileName } : { step: 'failed', failure: answer, fileName: accepted.fileName })
    })
  }, [])

  const stop = useCallback((): void => {
    round.current += 1
    setState({ step: 'choose' })
    void call('schedule.cancelPreview', {})
  }, [])

  return { state, start, map, accept, stop }
}
