/** That the log is not what it should be: told on every screen of those who can do something about it. */
import { RoomNotice } from '../ui/room-notice.tsx'
import { useAnswer } from '../state/answers.ts'
import { checkText as text } from './words/check.ts'

export function CheckNotice(props: { readonly onOpen: () => void }) {
  const status = useAnswer('records.checkStatus', {})
  const firstBad = status.data?.last?.firstBad ?? null
  if (firstBad === null) return null
  return (
    <RoomNotice tone="error" title={text.notice} open={text.tab} onOpen={props.onOpen}>
      {text.noticeBody}
    </RoomNotice>
  )
}
