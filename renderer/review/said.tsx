/** What became of an export, to be read and closed. */
import { Banner } from '../ui/banner.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** @param props.words null: nothing to say */
export function Said(props: {
  readonly title: string
  readonly words: string | null
  readonly onClose: () => void
}) {
  return props.words === null ? null : (
    <Dialog title={props.title} isOpen onClose={props.onClose}>
      <Banner tone="success" title={props.words} />
    </Dialog>
  )
}
