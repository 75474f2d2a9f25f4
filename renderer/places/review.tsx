/** What a supervisor reads and counts: the review of records, and the statistics. */
import type { Account } from '../../shared/people/account.ts'
import { RecordReader } from '../records/reader.tsx'
import { ReviewRoom } from '../review/room.tsx'
import { StatisticsRoom } from '../review/statistics/room.tsx'

export function ReviewPlace(props: {
  readonly account: Account
  readonly show: 'review' | 'statistics'
}) {
  const { account } = props
  if (props.show === 'statistics') return <StatisticsRoom />
  return (
    <ReviewRoom
      account={account}
      record={(recordId, actions) => (
        <RecordReader key={recordId} recordId={recordId} account={account} actions={actions} />
      )}
    />
  )
}
