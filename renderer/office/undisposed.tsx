/** Which of the office's PCs have not confirmed the last disposal yet (M15): said where a supervisor disposes. */
import { useAnswer } from '../state/answers.ts'
import { Banner } from '../ui/banner.tsx'
import { pcsText as text } from './words/pcs.ts'

/** Nothing where the office is on one PC, or where all have confirmed. */
export function Undisposed() {
  const pcs = useAnswer('office.pcs', {}).data?.pcs ?? []
  const waiting = pcs.filter(({ undisposed }) => undisposed)
  if (waiting.length === 0) return null
  return (
    <div className="sd-page-reading sd-undisposed">
      <Banner tone="warning" title={text.undisposedTitle(waiting.length)}>
        <p>{text.undisposedWhat}</p>
        <ul className="sd-plain-list">
          {waiting.map((pc) => (
            <li key={pc.login}>
              {text.which(pc)}（{text.when(pc)}
              {pc.closedMs !== null && `・${text.closed}`}）
            </li>
          ))}
        </ul>
      </Banner>
    </div>
  )
}
