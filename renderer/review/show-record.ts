/** How the review room shows a record. */
import type { ReactNode } from 'react'
import type { RecordView } from '../../shared/records/record.ts'

/** One record on the screen, handed in by places/ from the records room, which a sibling room may not import. */
export type ShowRecord = (
  recordId: string,
  actions: (view: RecordView, reload: () => void) => ReactNode,
) => ReactNode
