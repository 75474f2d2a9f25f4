/** The page that a job seeker is given, on one A4 sheet: nothing of it is on the screen, and it names nobody. */
import { createPortal } from 'react-dom'
import { useProfile } from '../../state/profile.ts'
import { Button } from '../../ui/button.tsx'
import { usePaperName } from '../../ui/paper.ts'
import { guideText as text } from '../words/guide.ts'

export function Guide() {
  const { officeName, zoomPhone } = useProfile()
  usePaperName({ title: text.title, foot: [officeName, text.title] })
  return (
    <div className="sd-stack-tight">
      <div>
        <Button kind="text" icon="print" onPress={() => window.print()}>
          {text.print}
        </Button>
      </div>
      <p className="sd-quiet sch-small">{text.hint}</p>
      {createPortal(
        <section className="sch-print sch-guide" lang="ja">
          <header>
            <h1>{text.title}</h1>
            <p>{officeName}</p>
          </header>
          {text.parts.map(({ title, lines }) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          ))}
          {zoomPhone !== undefined && <p>{text.zoomPhone(zoomPhone)}</p>}
          <p className="sch-guide-phone">{text.phone}</p>
        </section>,
        document.body,
      )}
    </div>
  )
}
