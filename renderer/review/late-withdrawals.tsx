/** Deemed cancellations of which e-TUMO says by now that they had been taken back: a supervisor looks, and corrects (M12-2-6). */
import { formatDate } from '../../shared/time/words.ts'
import { useAnswer } from '../state/answers.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { correctText as text } from './words/correct.ts'

export function LateWithdrawals(props: { readonly onOpen: (recordId: string) => void }) {
  const late = useAnswer('schedule.withdrawnAfter', {}).data ?? []
  if (late.length === 0) return null
  return (
    <Banner tone="warning" title={text.late(late.length)}>
      <p>{text.lateHint}</p>
      <ul>
        {late.map(({ id, recordId, date, slot, name }) => (
          <li key={id}>
            {recordId === null ? (
              text.lateWho(formatDate(date), slot, name)
            ) : (
              <Button kind="text" size="small" onPress={() => props.onOpen(recordId)}>
                {text.lateWho(formatDate(date), slot, name)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
