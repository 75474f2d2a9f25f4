/** The buttons beside one line of a list: up, down, away. */
import { Button } from '../../ui/button.tsx'
import { editText } from '../words/profile.ts'

/** @param props.what names the line for screen readers; leave out `onMove` where the order means nothing */
export function RowTools(props: {
  readonly what: string
  readonly first?: boolean
  readonly last?: boolean
  readonly onMove?: (by: -1 | 1) => void
  readonly onRemove: () => void
  readonly canRemove?: boolean
}) {
  const { what, onMove } = props
  return (
    <div className="sd-row-tools">
      {onMove !== undefined && (
        <Button
          size="small"
          icon="chevronUp"
          aria-label={editText.upLabel(what)}
          isDisabled={props.first ?? false}
          onPress={() => onMove(-1)}
        >
          {editText.up}
        </Button>
      )}
      {onMove !== undefined && (
        <Button
          size="small"
          icon="chevronDown"
          aria-label={editText.downLabel(what)}
          isDisabled={props.last ?? false}
          onPress={() => onMove(1)}
        >
          {editText.down}
        </Button>
      )}
      <Button
        size="small"
        icon="close"
        aria-label={editText.removeLabel(what)}
        isDisabled={props.canRemove === false}
        onPress={props.onRemove}
      >
        {editText.remove}
      </Button>
    </div>
  )
}
