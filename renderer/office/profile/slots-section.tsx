/** Opening hours (M12-2-1), slots and counters (K3-1). Fewer of them are asked about when bookings would lose their place. */
import { lostPlaces, type DayCounts, type LostPlace } from '../../../shared/office/edit.ts'
import { DAY } from '../../../shared/clock.ts'
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import { addDays } from '../../../shared/time/day.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { readTypedTime } from '../../../shared/time/read.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'
import { editText, slotsSectionText as text } from '../words/profile.ts'
import { readSlots, type SlotsDraft } from './days-drafts.ts'
import { replaced, without } from './lists.ts'
import { RowTools } from './row-tools.tsx'
import { type Question, SectionForm, type SectionProps } from './section-form.tsx'

/** The days from today to the end of next week. */
function useBookedDays(): readonly DayCounts[] {
  const today = dateOf(useNow(DAY))
  const thisWeek = useAnswer('schedule.week', { date: today })
  const nextWeek = useAnswer('schedule.week', { date: addDays(today, 7) })
  return [...(thisWeek.data ?? []), ...(nextWeek.data ?? [])]
    .filter(({ day }) => day.date >= today)
    .map(({ day, counts }) => ({ date: day.date, counts }))
}

const lostWords = ({ date, slot, bookings, why }: LostPlace): string =>
  (why === 'slotGone' ? text.slotGone : text.tooFew)(formatDate(date), slot, bookings)

const toDraft = ({ slots, boothsPerSlot, openingHours }: OfficeProfile): SlotsDraft => ({
  slots,
  booths: String(boothsPerSlot),
  ...openingHours,
})

export function SlotsSection(props: SectionProps) {
  const days = useBookedDays()
  const question = (
    after: SectionProps['profile'],
    before: SectionProps['profile'],
  ): Question | null => {
    const already = new Set(lostPlaces(before, days).map(lostWords))
    const lost = lostPlaces(after, days)
      .map(lostWords)
      .filter((words) => !already.has(words))
    if (lost.length === 0) return null
    return {
      title: text.changeTitle,
      yes: text.changeAnyway,
      body: (
        <>
          <p>{text.changeBody}</p>
          <ul className="sd-plain-list">
            {lost.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      ),
    }
  }
  return (
    <SectionForm
      {...props}
      title={editText.sections.slots}
      hint={text.hint}
      toDraft={toDraft}
      read={readSlots}
      question={question}
    >
      {({ slots, booths, from, to }, change, wrong) => (
        <>
          <h3>{text.hours}</h3>
          <p className="sd-quiet">{text.hoursHint}</p>
          <div className="sd-edit-columns">
            <TextField
              label={text.from}
              isRequired
              inputMode="numeric"
              maxLength={10}
              value={from}
              onChange={(typed) => change({ from: typed })}
              onBlur={() => change({ from: readTypedTime(from) ?? from })}
              error={wrong['openingHours.from'] ?? null}
            />
            <TextField
              label={text.to}
              isRequired
              inputMode="numeric"
              maxLength={10}
              value={to}
              onChange={(typed) => change({ to: typed })}
              onBlur={() => change({ to: readTypedTime(to) ?? to })}
              error={wrong['openingHours.to'] ?? null}
            />
          </div>
          <h3>{text.slots}</h3>
          <ul className="sd-edit-list sd-edit-columns">
            {slots.map((slot, at) => (
              <li key={at} className="sd-edit-row">
                <TextField
                  label={text.slot(at + 1)}
                  inputMode="numeric"
                  maxLength={10}
                  isRequired
                  value={slot}
                  onChange={(typed) => change({ slots: replaced(slots, at, typed) })}
                  onBlur={() => change({ slots: replaced(slots, at, readTypedTime(slot) ?? slot) })}
                  error={wrong[`slots.${at}`] ?? null}
                />
                <RowTools
                  what={text.slot(at + 1)}
                  canRemove={slots.length > 1}
                  onRemove={() => change({ slots: without(slots, at) })}
                />
              </li>
            ))}
          </ul>
          <div>
            <Button
              icon="plus"
              isDisabled={slots.length >= 12}
              onPress={() => change({ slots: [...slots, ''] })}
            >
              {text.add}
            </Button>
          </div>
          <div className="sd-edit-short">
            <TextField
              label={text.booths}
              isRequired
              inputMode="numeric"
              maxLength={2}
              description={text.boothsHint}
              value={booths}
              onChange={(typed) => change({ booths: typed })}
              error={wrong.boothsPerSlot ?? null}
            />
          </div>
        </>
      )}
    </SectionForm>
  )
}
