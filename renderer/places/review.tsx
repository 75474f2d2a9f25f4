/** What a supervisor reads and counts: the day, the review of records, and the statistics. */
import { RecordReader } from '../records/reader.tsx'
import { ReviewRoom } from '../review/room.tsx'
import { StatisticsRoom } from '../review/statistics/room.tsx'
import { TodayRoom } from '../review/today/room.tsx'

export function ReviewPlace(props: { readonly show: 'today' | 'review' | 'statistics' }) {
  if (props.show === 'today') return <TodayRoom />
  if (props.show === 'statistics') return <StatisticsRoom />
  return (
    <ReviewRoom
      record={(recordId, actions) => (
        <RecordReader key={recordId} recordId={recordId} saidFirst actions={actions} />
      )}
    />
  )
}
