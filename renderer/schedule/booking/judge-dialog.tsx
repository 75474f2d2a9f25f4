/** A supervisor's word on a held booking, on the spot: allowed or refused, with a reason (M3, M12-2-1, M20-4). */
import { z } from 'zod'
import { text as words } from '../../../shared/channel.ts'
import { judgedText } from '../../../shared/log/allowed-text.ts'
import { judgedOf } from '../../../shared/schedule/allowed.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { useProfile } from '../../state/profile.ts'
import { announce } from '../../ui/announce.ts'
import { RadioField, TextField } from '../../ui/field.tsx'
import { SupervisorDialog, useSupervisorForm } from '../../ui/supervisor-dialog.tsx'
import { useCall } from '../../ui/use-call.ts'
import { judgeFailures, judgeText as text } from '../words/judge.ts'
import { displayName } from './display-name.ts'

const WordSchema = z.object({ decision: z.enum(['allow', 'refuse']), why: words(300) })
type Draft = { readonly decision: 'allow' | 'refuse' | null; readonly why: string }
const nothing: Draft = { decision: null, why: '' }

export function JudgeDialog(props: {
  readonly booking: BoardBooking
  readonly onClose: () => void
}) {
  const { booking, onClose } = props
  const judge = useCall('schedule.judge')
  const { draft, change, form } = useSupervisorForm(
    nothing,
    WordSchema,
    judge,
    async ({ decision, why }, credentials) => {
      const allow = decision === 'allow'
      const answer = await judge.run({ bookingId: booking.id, allow, why, credentials })
      if (!answer.ok) return
      announce(text.done[answer.value.state === 'held' ? 'held' : decision])
      onClose()
    },
  )
  const what = judgedOf(booking.holdReasons, useProfile()).map((reason) => judgedText[reason])
  return (
    <SupervisorDialog
      title={text.title(displayName(booking))}
      confirmLabel={text.confirm}
      form={form}
      failures={judgeFailures}
      onClose={onClose}
    >
      <p>{text.intro(what.join('、'))}</p>
      <RadioField
        label={text.decision}
        isRequired
        value={draft.decision}
        onChange={(decision) => change({ decision })}
        options={(['allow', 'refuse'] as const).map((value_) => ({
          value: value_,
          label: text.decisions[value_],
        }))}
      />
      <TextField
        label={text.why}
        description={text.whyHint}
        value={draft.why}
        onChange={(why) => change({ why })}
        maxLength={300}
        isRequired
      />
    </SupervisorDialog>
  )
}
