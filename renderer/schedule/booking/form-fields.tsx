/** The fields of the booking form in three groups. */
import type { BoardBooking, KeptField } from '../../../shared/schedule/booking.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { RadioField, SelectField, TextField, type TextFieldProps } from '../../ui/field.tsx'
import type { Wrong } from '../../ui/wrong-fields.ts'
import { useAnswer } from '../../state/answers.ts'
import { useClosedDays } from '../../state/closed-days.ts'
import { useProfile } from '../../state/profile.ts'
import { text } from '../words/room.ts'
import type { Draft, DraftField } from './wish.ts'

const words = text.booking
const labels = words.labels

export type FormFields = {
  readonly draft: Draft
  readonly errors: Wrong<DraftField>
  /** Fields that stay as they are although the form does not show them. */
  readonly kept: readonly KeptField[]
  readonly booking: BoardBooking | null
  readonly set: <F extends DraftField>(field: F, value: Draft[F]) => void
  readonly keep: (field: KeptField, on: boolean) => void
}

export function SeekerFields(props: FormFields) {
  const { draft, errors, set } = props
  return (
    <fieldset className="sch-group">
      <legend>{words.groupWho}</legend>
      <TextField
        label={labels.name}
        isRequired
        autoFocus
        autoComplete="off"
        maxLength={60}
        value={draft.name}
        error={errors.name ?? null}
        onChange={(value) => set('name', value)}
      />
      <TextField
        label={labels.kana}
        autoComplete="off"
        maxLength={60}
        description={words.kanaHint}
        value={draft.kana}
        error={errors.kana ?? null}
        onChange={(value) => set('kana', value)}
      />
      <KeepableField
        {...props}
        field="jobSeekerNumber"
        keptWords={words.numberKept}
        description={words.numberHint}
        maxLength={30}
        inputMode="numeric"
      />
      <RadioField
        label={labels.category}
        isRequired
        options={categoryOptions}
        value={draft.category}
        error={errors.category ?? null}
        description={words.categoryArticle}
        onChange={(value) => set('category', value)}
      />
      <RadioField
        label={labels.residence}
        isRequired
        row
        options={residenceOptions}
        value={draft.residence === 'unknown' ? null : draft.residence}
        error={errors.residence ?? null}
        description={words.residenceHint}
        onChange={(value) => set('residence', value)}
      />
    </fieldset>
  )
}

export function WhenFields(props: FormFields) {
  const { draft, errors, set } = props
  const profile = useProfile()
  const closed = useClosedDays()
  const slot = profile.slots.includes(draft.slot) ? draft.slot : null
  // A held booking keeps a time that is no slot: it is told, and a slot is picked.
  const asCame =
    slot === null && draft.slot !== '' ? { description: words.slotAsCame(draft.slot) } : {}
  return (
    <fieldset className="sch-group">
      <legend>{words.groupWhen}</legend>
      <div className="sch-two">
        <DateField
          label={labels.date}
          isRequired
          value={draft.date}
          closed={closed}
          error={errors.date ?? null}
          onChange={(value) => set('date', value)}
        />
        <SelectField
          label={labels.slot}
          isRequired
          options={profile.slots.map((value) => ({ value, label: value }))}
          value={slot}
          error={errors.slot ?? null}
          onChange={(value) => set('slot', value)}
          {...asCame}
        />
      </div>
      {(profile.sites.length > 1 || errors.siteId !== undefined) && (
        <SelectField
          label={labels.site}
          isRequired
          options={profile.sites.map((site) => ({ value: site.id, label: site.name }))}
          value={draft.siteId}
          error={errors.siteId ?? null}
          onChange={(value) => set('siteId', value)}
        />
      )}
      <TextField
        label={labels.companions}
        autoComplete="off"
        maxLength={200}
        description={words.companionsHint}
        value={draft.companions}
        error={errors.companions ?? null}
        onChange={(value) => set('companions', value)}
      />
    </fieldset>
  )
}

export function ContactFields(props: FormFields) {
  return (
    <fieldset className="sch-group">
      <legend>{words.groupContact}</legend>
      <KeepableField
        {...props}
        field="phone"
        keptWords={words.phoneKept}
        maxLength={30}
        type="tel"
      />
      <KeepableField
        {...props}
        field="email"
        keptWords={words.emailKept}
        maxLength={120}
        type="email"
      />
    </fieldset>
  )
}

/** A meeting that exists already, used instead of a new one; only where meetings are Zoom's. */
export function MeetingFields(props: FormFields) {
  const { draft, errors, kept, booking, set } = props
  const carrier = useAnswer('meeting.carrier', {}).data?.carrier
  if (carrier !== 'zoom' && booking?.hasMeeting !== true && errors.meeting === undefined)
    return null
  const isKept = kept.includes('meeting') && errors.meeting === undefined
  return (
    <fieldset className="sch-group">
      <legend>{words.groupMeeting}</legend>
      <KeepableField
        {...props}
        field="meeting"
        keptWords={words.meetingKept}
        description={words.meetingHint}
        maxLength={500}
      />
      {!isKept && (
        <TextField
          label={labels.passcode}
          autoComplete="off"
          maxLength={100}
          description={words.passcodeHint}
          value={draft.passcode}
          error={errors.passcode ?? null}
          onChange={(value) => set('passcode', value)}
        />
      )}
    </fieldset>
  )
}

/** A field whose present value the form does not know: kept, or typed anew. */
function KeepableField(
  props: FormFields & { readonly field: KeptField; readonly keptWords: string } & Pick<
      TextFieldProps,
      'description' | 'maxLength' | 'inputMode' | 'type'
    >,
) {
  const {
    draft,
    errors,
    kept,
    booking,
    set,
    keep,
    field,
    keptWords,
    description,
    maxLength,
    inputMode,
    type,
  } = props
  const existed =
    booking !== null &&
    {
      jobSeekerNumber: booking.hasNumber,
      phone: booking.hasPhone,
      email: booking.hasEmail,
      meeting: booking.hasMeeting,
    }[field]
  const error = errors[field] ?? null
  // A refused value cannot be kept: the field opens by itself.
  if (kept.includes(field) && error === null) {
    return (
      <div className="sch-kept">
        <span className="sd-field-label">{labels[field]}</span>
        <span>
          <span className="sd-num">{words.masked}</span>　{keptWords}
        </span>
        <Button
          size="small"
          icon="pencil"
          aria-label={words.replaceField(labels[field])}
          onPress={() => keep(field, false)}
        >
          {words.replace}
        </Button>
      </div>
    )
  }
  const optional = {
    ...(description === undefined ? {} : { description }),
    ...(inputMode === undefined ? {} : { inputMode }),
    ...(type === undefined ? {} : { type }),
    ...(maxLength === undefined ? {} : { maxLength }),
  }
  return (
    <div className="sd-stack-tight">
      <TextField
        label={labels[field]}
        autoComplete="off"
        value={draft[field]}
        error={error}
        onChange={(value) => {
          if (kept.includes(field)) keep(field, false)
          set(field, value)
        }}
        {...optional}
      />
      {existed && error === null && (
        <div>
          <Button size="small" kind="text" icon="undo" onPress={() => keep(field, true)}>
            {words.keep}
          </Button>
        </div>
      )}
    </div>
  )
}

const categoryOptions = (['1', '2', '3'] as const).map((value) => ({
  value,
  label: words.categories[value],
}))
const residenceOptions = (['notApplicable', 'yes', 'no'] as const).map((value) => ({
  value,
  label: words.residences[value],
}))
