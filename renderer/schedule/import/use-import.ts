/** One import from the chosen file to its acceptance. Nothing is written before `accept`. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failed } from '../../../shared/result.ts'
import type {
  Field,
  ImportPreview,
  ImportSummary,
  UnknownHeader,
} from '../../../shared/schedule/import.ts'
import { call } from '../../api.ts'
import { type ChosenFile, readFile } from './file.ts'

/** A file with the columns a person named, if any. */
export type Source = {
  readonly file: ChosenFile
  readonly mapping: readonly (Field | null)[] | null
}

export type ImportState =
  | { readonly step: 'choose' }
  | { readonly step: 'reading'; readonly fileName: string }
  | { readonly step: 'mapping'; readonly file: ChosenFile; readonly header: UnknownHeader }
  | {
      readonly step: 'preview' | 'accepting'
      readonly preview: ImportPreview
      readonly source: Source
    }
  | { readonly step: 'done'; readonly summary: ImportSummary; readonly fileName: string }
  /** source: the file is still here and can be looked at again. */
  | {
      readonly step: 'failed'
      readonly failure: Failed
      readonly fileName: string
      readonly source: Source | null
    }

export type Import = {
  readonly state: ImportState
  readonly start: (file: File) => void
  /** Reads a file that is here already: with named columns, or once more. */
  readonly look: (source: Source) => void
  /** Opens the columns of a previewed file once more. */
  readonly correct: (preview: ImportPreview, source: Source) => void
  readonly accept: (preview: ImportPreview, source: Source) => void
  /** Stops whatever runs and forgets the preview; the bookings stay as they are. */
  readonly stop: () => void
}

export function useImport(): Import {
  const [state, setState] = useState<ImportState>({ step: 'choose' })
  // An answer that comes after 「やめる」 or after another file must change nothing.
  const round = useRef(0)

  // Who leaves the room leaves the preview: the main process need not keep it. What was accepted goes on.
  const accepting = useRef(false)
  useEffect(
    () => () => {
      round.current += 1
      if (!accepting.current) void call('schedule.cancelPreview', {})
    },
    [],
  )

  const preview = useCallback(async (source: Source, mine: number): Promise<void> => {
    const { file, mapping } = source
    const answer = await call('schedule.preview', {
      ...file,
      mapping: mapping === null ? null : [...mapping],
    })
    if (mine !== round.current) return
    if (!answer.ok)
      setState({ step: 'failed', failure: answer, fileName: file.fileName, source: null })
    else if (answer.value.kind === 'mapping')
      setState({ step: 'mapping', file, header: answer.value.header })
    else setState({ step: 'preview', preview: answer.value.preview, source })
  }, [])

  const start = useCallback(
    (file: File): void => {
      const mine = ++round.current
      setState({ step: 'reading', fileName: file.name })
      void readFile(file).then(async (read) => {
        if (mine !== round.current) return
        if (read.ok) await preview({ file: read.value, mapping: null }, mine)
        else setState({ step: 'failed', failure: read, fileName: file.name, source: null })
      })
    },
    [preview],
  )

  const look = useCallback(
    (source: Source): void => {
      const mine = ++round.current
      setState({ step: 'reading', fileName: source.file.fileName })
      void preview(source, mine)
    },
    [preview],
  )

  const correct = useCallback((preview: ImportPreview, { file }: Source): void => {
    round.current += 1
    setState({ step: 'mapping', file, header: preview.header })
  }, [])

  const accept = useCallback((accepted: ImportPreview, source: Source): void => {
    const mine = ++round.current
    setState({ step: 'accepting', preview: accepted, source })
    accepting.current = true
    void call('schedule.accept', { previewId: accepted.previewId }).then((answer) => {
      accepting.current = false
      if (mine !== round.current) return
      setState(
        answer.ok
          ? { step: 'done', summary: answer.value, fileName: accepted.fileName }
          : { step: 'failed', failure: answer, fileName: accepted.fileName, source },
      )
    })
  }, [])

  const stop = useCallback((): void => {
    void call('schedule.cancelPreview', {})
    // Whether it was stopped in time is what the acceptance itself answers.
    if (accepting.current) return
    round.current += 1
    setState({ step: 'choose' })
  }, [])

  return { state, start, look, correct, accept, stop }
}
