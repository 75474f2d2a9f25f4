/** One record on the screen, handed in by places/review.tsx from the records room, which a sibling room may not import. */
import type { ReactNode } from 'react'
import type { RecordView } from '../../shared/records/record.ts'

/** @param actions what can be done with it; `reload` shows the result */
export type ShowRecord = (
  recordId: string,
  actions: (view: RecordView, reload: () => void) => ReactNode,
) => ReactNode
