/** Whoever leaves a form with something typed and not saved is asked first. Stands once in the frame around the rooms. */
import { answerLeaving, useLeaving } from '../state/place.ts'
import { Confirm } from '../ui/dialog.tsx'
import { unsavedText } from './words/profile.ts'

export function LeavingQuestion() {
  const asked = useLeaving((leaving) => leaving.asked !== null)
  if (!asked) return null
  return (
    <Confirm
      title={unsavedText.title}
      body={unsavedText.body}
      confirmLabel={unsavedText.leave}
      cancelLabel={unsavedText.stay}
      danger
      onConfirm={() => answerLeaving(true)}
      onCancel={() => answerLeaving(false)}
    />
  )
}
