/** A PC that asked to be let in: it waits, shows the number, receives the office, or says why nothing came of it. */
import type { Asking } from '../../shared/office/enrolment.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/progress.tsx'
import { useCall } from '../ui/use-call.ts'
import './office.css'
import { askingEndText, askingText as text } from './words/enrolment.ts'
import { frameText } from './words/frame.ts'

type Asked = Exclude<Asking, { readonly state: 'none' }>

const titles: Readonly<Record<Asked['state'], string>> = {
  waiting: text.waitingTitle,
  code: text.codeTitle,
  receiving: text.receivingTitle,
  over: text.overTitle,
}

export function AskingScreen({ asking }: { readonly asking: Asked }) {
  const stop = useCall('office.cancelAsking')
  const { state } = asking
  return (
    <div className="sd-stage">
      <main className="sd-stage-box">
        <div>
          <p className="sd-stage-app">{frameText.appName}</p>
          <h1>{titles[state]}</h1>
        </div>
        <How asking={asking} />
        {state !== 'receiving' && (
          <div>
            <Button
              kind={state === 'over' ? 'filled' : 'outlined'}
              size="large"
              busy={stop.busy}
              onPress={() => void stop.run({})}
            >
              {state === 'over' ? text.again : text.stop}
            </Button>
          </div>
        )}
      </main>
    </div>
  )
}

function How({ asking }: { readonly asking: Asked }) {
  switch (asking.state) {
    case 'waiting':
      return (
        <>
          <p role="status">{text.asked(asking.askedMs, asking.untilMs)}</p>
          <ol className="sd-numbered">
            {text.waitingSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )
    case 'code':
      return (
        <>
          <p className="sd-code" role="alert">
            <span className="sd-hidden-visually">{text.codeLabel(asking.code)}</span>
            <span aria-hidden="true">{asking.code.slice(0, 3)}</span>{' '}
            <span aria-hidden="true">{asking.code.slice(3)}</span>
          </p>
          <p>{text.codeHow}</p>
          <p className="sd-quiet">{text.codeUntil(asking.untilMs)}</p>
        </>
      )
    case 'receiving':
      return <Loading label={text.receiving} />
    case 'over': {
      const { what, kept, next } = askingEndText(asking.why)
      return (
        <Banner tone={asking.why === 'expired' ? 'warning' : 'error'} title={what} live>
          <p>{kept}</p>
          <p>{next}</p>
        </Banner>
      )
    }
  }
}
