/** While an office is being opened whose lists are made anew from the log: how far that is. */
import { Banner } from '../ui/banner.tsx'
import { Progress } from '../ui/progress.tsx'
import './office.css'
import { frameText } from './words/frame.ts'
import { openingText as text } from './words/opening.ts'

/** @param props.share of 1 */
export function OpeningScreen(props: { readonly share: number }) {
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
