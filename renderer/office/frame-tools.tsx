/** What every screen has at its top right, also before anybody has signed in: the size of the text, and the help (F1). */
import { TextSizeSchema } from '../../shared/office/text-size.ts'
import { chooseTextSize, useTextSize } from '../state/text-size.ts'
import { failureText } from '../ui/find-failure-text.ts'
import { Menu } from '../ui/menu.tsx'
import { Help } from './help/help.tsx'
import { textSizeFailures, toolsText } from './words/tools.ts'

export function FrameTools() {
  return (
    <div className="sd-frame-tools">
      <TextSizes />
      <Help />
    </div>
  )
}

function TextSizes() {
  const { size, failure } = useTextSize()
  const said = failure === null ? null : failureText(failure, textSizeFailures)
  return (
    <>
      <Menu
        label={toolsText.size(toolsText.sizes[size])}
        entries={TextSizeSchema.options.map((one) => ({
          id: one,
          label: one === size ? toolsText.chosen(toolsText.sizes[one]) : toolsText.sizes[one],
          ...(one === size ? { icon: 'check' as const } : {}),
          onAction: () => void chooseTextSize(one),
        }))}
      />
      {said !== null && (
        <span role="alert">
          {said.what}
          {said.next}
        </span>
      )}
    </>
  )
}
