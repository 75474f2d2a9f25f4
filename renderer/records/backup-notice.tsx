/** That the last backup failed: told on every screen until one is made. */
import { RoomNotice } from '../ui/room-notice.tsx'
import { useAnswer } from '../state/answers.ts'
import { backupReasonText, backupText as text } from './words/backup.ts'

/** Above every room, for those who can do something about it: the last backup failed. */
export function BackupNotice(props: { readonly onOpen: () => void }) {
  const status = useAnswer('records.backupStatus', {})
  const reason = status.data?.last?.reason ?? null
  if (reason === null) return null
  return (
    <RoomNotice tone="warning" title={text.notice} open={text.tab} onOpen={props.onOpen}>
      {backupReasonText(reason)}
    </RoomNotice>
  )
}
