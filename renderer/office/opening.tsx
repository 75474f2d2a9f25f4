/** While an office is being opened whose lists are made anew from the log, or that comes from its server: how far that is. */
import { Banner } from '../ui/banner.tsx'
import { Progress } from '../ui/progress.tsx'
import './office.css'
import { frameText } from './words/frame.ts'
import { openingText } from './words/opening.ts'

/** @param props.share of 1 */
export function OpeningScreen(props: {
  readonly what: 'lists' | 'joining'
  readonly share: number
}) {
  const text = openingText[props.what]
  return (
    <div className="sd-stage">
      <main className="sd-stage-box">
        <p className="sd-stage-app">{frameText.appName}</p>
        <h1>{text.title}</h1>
        <Progress label={text.label} done={props.share} total={1} />
        <Banner tone="info" title={text.kept}>
          {text.next}
        </Banner>
      </main>
    </div>
  )
}
