/** What is typed and chosen: empty, filled, wrong, and not to be changed. */
import { useState } from 'react'
import type { Failed } from '../../shared/result.ts'
import {
  CheckField,
  type Option,
  RadioField,
  SelectField,
  TextField,
  type TextFieldProps,
} from '../ui/field.tsx'
import { Calendar } from '../ui/calendar.tsx'
import { DateField, DatePick } from '../ui/date-field.tsx'
import { PassphraseField } from '../ui/passphrase-field.tsx'
import { RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import { TimeField } from '../ui/time-field.tsx'
import { WaitNote } from '../ui/wait-note.tsx'

const options: readonly Option<'ten' | 'eleven' | 'fourteen'>[] = [
  { value: 'ten', label: '10時' },
  { value: 'eleven', label: '11時' },
  { value: 'fourteen', label: '14時' },
]
const choices = [
  { value: 'phone', label: '電話' },
  { value: 'mail', label: 'メール' },
  { value: 'page', label: 'マイページ（選べない）', isDisabled: true },
] as const
const WRONG = '入れてください'

/** Keeps what is typed, as a form does. */
function Typed(props: Omit<TextFieldProps, 'value' | 'onChange'> & { readonly first?: string }) {
  const { first = '', ...field } = props
  const [value, setValue] = useState(first)
  return <TextField {...field} value={value} onChange={setValue} />
}

export function FieldShelf() {
  return (
    <div className="gallery-narrow">
      <Typed label="空の欄" />
      <Typed label="例のある欄" placeholder="17010-00012301" />
      <Typed label="必須の欄" isRequired description="説明はここに出ます" />
      <Typed label="入力した欄" first="架空 一郎" />
      <Typed label="間違いのある欄" first="架空" error="姓と名の間を空けてください" />
      <Typed label="変えられない欄" first="架空" isDisabled />
      <Typed label="長い文の欄" multiline rows={3} first={'一行目\n二行目'} />
      <Typed label="間違いのある長い文の欄" multiline isRequired error={WRONG} />
    </div>
  )
}

/** The rest of the month is open. */
const closed = {
  reasons: new Map([
    ['2026-11-01', '日曜日'],
    ['2026-11-03', '祝日（文化の日）'],
    ['2026-11-23', '祝日（勤労感謝の日）'],
  ]),
  onMonth: () => undefined,
}

export function DateShelf() {
  const [date, setDate] = useState('2026-11-26')
  const [empty, setEmpty] = useState('')
  const [odd, setOdd] = useState('令和8年13月1日')
  const [picked, setPicked] = useState('2026-11-27')
  const [time, setTime] = useState('17:30')
  const [noTime, setNoTime] = useState('25時')
  return (
    <div className="gallery-narrow">
      <DateField label="日付" value={date} onChange={setDate} closed={closed} />
      <DateField
        label="日付（未入力）"
        value={empty}
        onChange={setEmpty}
        isRequired
        error={WRONG}
      />
      <DateField label="日付（読み取れない）" value={odd} onChange={setOdd} />
      <DateField label="日付（変えられない）" value="2026-11-26" onChange={setDate} isDisabled />
      <DatePick label="すぐに効く日付" value={picked} onPick={setPicked} closed={closed} />
      <p>選んだ日: {picked}</p>
      <DatePick label="見出しのない日付" isLabelHidden value={picked} onPick={setPicked} />
      <TimeField label="時刻" value={time} onChange={setTime} />
      <TimeField label="時刻（読み取れない）" value={noTime} onChange={setNoTime} isRequired />
      <TimeField label="時刻（変えられない）" value="09:00" onChange={setTime} isDisabled />
      <Calendar value={date} today="2026-11-28" closed={closed} onPick={setDate} />
    </div>
  )
}

export function ChoiceShelf() {
  const [time, setTime] = useState<'ten' | 'eleven' | 'fourteen' | null>(null)
  const [means, setMeans] = useState<(typeof choices)[number]['value'] | null>('phone')
  const [agreed, setAgreed] = useState(false)
  const select = { options, value: time, onChange: setTime }
  const radio = { options: choices, value: means, onChange: setMeans }
  return (
    <div className="gallery-narrow">
      <SelectField label="時刻" description="1項目を選びます" {...select} />
      <SelectField label="時刻（選んであるとき）" {...select} value="eleven" />
      <SelectField label="時刻（間違い）" isRequired error={WRONG} {...select} value={null} />
      <SelectField label="時刻（変えられない）" isDisabled {...select} />
      <RadioField label="連絡の手段" {...radio} />
      <RadioField label="連絡の手段（横に並べる）" row description="横に並びます" {...radio} />
      <RadioField
        label="連絡の手段（間違い）"
        isRequired
        error={WRONG}
        options={choices}
        value={null}
        onChange={setMeans}
      />
      <RadioField label="連絡の手段（変えられない）" isDisabled {...radio} />
      <CheckField isSelected={agreed} onChange={setAgreed}>
        確かめた
      </CheckField>
      <CheckField isSelected onChange={setAgreed}>
        選んであるとき
      </CheckField>
      <CheckField isSelected={false} onChange={setAgreed} isDisabled>
        変えられないとき
      </CheckField>
      <CheckField isSelected onChange={setAgreed} isDisabled>
        選んであり、変えられないとき
      </CheckField>
    </div>
  )
}

const mistyped: Failed = { ok: false, reason: 'recoveryKeyTypo', details: { group: 3 } }

export function KeyShelf() {
  const [passphrase, setPassphrase] = useState('')
  const [key, setKey] = useState('')
  const typed = { value: passphrase, onChange: setPassphrase }
  return (
    <div className="gallery-narrow">
      <PassphraseField label="パスワード" {...typed} />
      <PassphraseField label="新しいパスワード" isNew isRequired error={WRONG} {...typed} />
      <RecoveryKeyField value={key} onChange={setKey} failure={null} />
      <RecoveryKeyField
        value=""
        onChange={setKey}
        missing="復旧キーを入力してください"
        failure={null}
      />
      <RecoveryKeyField value="7Q2MX-" onChange={setKey} failure={mistyped} />
      <div className="sd-row">
        <WaitNote seconds={30} />
      </div>
    </div>
  )
}
