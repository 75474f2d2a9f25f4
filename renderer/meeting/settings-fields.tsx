/** The fields of the Zoom account. A secret that is set is not shown, not even its length; left empty it stays. */
import type { ZoomView } from '../../shared/meeting/zoom-account.ts'
import { RadioField, TextField } from '../ui/field.tsx'
import { zoomText as text } from './words/zoom.ts'
import {
  clientSecretKept,
  sdkSecretKept,
  tokenKept,
  type ZoomDraft,
  type ZoomWrong,
} from './zoom-draft.ts'

type Name = Exclude<keyof ZoomDraft, 'by'>

/** Which part of what is sent a field stands for. */
const PART_OF = {
  sdkKey: 'sdkKey',
  accountId: 'accountId',
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  hosts: 'hosts',
  api: 'endpoints.api',
  oauth: 'endpoints.oauth',
  web: 'endpoints.web',
  sdkSecret: 'signing.sdkSecret',
  serviceUrl: 'signing.url',
  serviceToken: 'signing.token',
} as const satisfies Record<Name, keyof ZoomWrong>

export function ZoomFields(props: {
  readonly draft: ZoomDraft
  readonly view: ZoomView | null
  readonly wrong: ZoomWrong
  readonly onChange: (part: Partial<ZoomDraft>) => void
}) {
  const { draft, view } = props
  const field = (name: Name) => ({
    label: text[name],
    value: draft[name],
    onChange: (value: string) => props.onChange({ [name]: value }),
    error: props.wrong[PART_OF[name]] ?? null,
    maxLength: 500,
    autoComplete: 'off',
  })
  const secret = (name: Name, kept: boolean) => ({
    ...field(name),
    type: 'password' as const,
    autoComplete: 'new-password',
    ...(kept ? { description: text.kept } : {}),
  })
  return (
    <>
      <fieldset className="sd-framed-fields">
        <legend>{text.apiTitle}</legend>
        <TextField {...field('accountId')} isRequired />
        <TextField {...field('clientId')} isRequired />
        <TextField
          {...secret('clientSecret', clientSecretKept(view))}
          isRequired={!clientSecretKept(view)}
        />
        <TextField
          {...field('hosts')}
          description={text.hostsHint}
          isRequired
          multiline
          rows={3}
          maxLength={8_000}
        />
      </fieldset>
      <fieldset className="sd-framed-fields">
        <legend>{text.sdkTitle}</legend>
        <TextField {...field('sdkKey')} isRequired />
        <RadioField
          label={text.by}
          row
          value={draft.by}
          onChange={(by) => props.onChange({ by })}
          options={[
            { value: 'secret', label: text.bySecret },
            { value: 'service', label: text.byService },
          ]}
        />
        {draft.by === 'secret' ? (
          <TextField
            {...secret('sdkSecret', sdkSecretKept(view))}
            isRequired={!sdkSecretKept(view)}
          />
        ) : (
          <>
            <TextField {...field('serviceUrl')} isRequired />
            <TextField {...secret('serviceToken', tokenKept(view, draft))} />
          </>
        )}
      </fieldset>
      <details className="zoom-addresses">
        <summary>{text.addressTitle}</summary>
        <p className="sd-quiet">{text.addressHint}</p>
        <TextField {...field('api')} isRequired />
        <TextField {...field('oauth')} isRequired />
        <TextField {...field('web')} description={text.webHint} />
      </details>
    </>
  )
}
