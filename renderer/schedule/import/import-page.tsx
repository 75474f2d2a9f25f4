/** The import's page. */
import { usePart } from '../../state/on-screen.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { text } from '../words/room.ts'
import { ImportView } from './import-view.tsx'
import type { Import } from './use-import.ts'

export function ImportPage(props: {
  readonly run: Import
  readonly onClose: () => void
  readonly onHeld: () => void
}) {
  usePart('import')
  const busy = props.run.state.step === 'accepting'
  return (
    <Page
      title={text.import.title}
      actions={
        <Button kind="text" icon="arrowLeft" isDisabled={busy} onPress={props.onClose}>
          {text.booking.backToBoard}
        </Button>
      }
    >
      <ImportView {...props} />
    </Page>
  )
}
