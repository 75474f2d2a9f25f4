/** The help of one screen: what it is for, what comes next, the keys that act in it. Nobody is named in it: it may lie over the lock. */
import { platform } from '../../api.ts'
import { type ActingKey, useOnScreen } from '../../state/on-screen.ts'
import { Dialog } from '../../ui/dialog.tsx'
import './help.css'
import { everywhere, helpText as text, screens, windowKeys } from './words.ts'
import type { ScreenId } from './screen.ts'

export function HelpDialog(props: { readonly screen: ScreenId; readonly onClose: () => void }) {
  const { title, purpose, next } = screens[props.screen]
  const shown = useOnScreen(({ keys }) => keys)
  const here = shown.flat()
  return (
    <Dialog title={text.title(title)} isOpen holdsNobody onClose={props.onClose}>
      <p>{purpose}</p>
      <section className="sd-stack-tight">
        <h3>{text.next}</h3>
        <ul className="office-help-next">
          {next.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {here.length > 0 && props.screen !== 'locked' && <Keys title={text.here} keys={here} />}
      <Keys title={text.everywhere} keys={[...everywhere, ...windowKeys[platform()]]} />
    </Dialog>
  )
}

function Keys(props: { readonly title: string; readonly keys: readonly ActingKey[] }) {
  return (
    <section className="sd-stack-tight">
      <h3>{props.title}</h3>
      <dl className="office-help-keys">
        {props.keys.map(({ keys, does }) => (
          <div key={keys.join(' ')}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="sd-key-cap">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
