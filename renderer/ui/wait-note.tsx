/** The seconds that are left before the next try, counted down beside the button. */
import { fieldText } from './field-words.ts'

/** @param props.seconds as `useWait` gives them; nothing at 0 */
export function WaitNote(props: { readonly seconds: number }) {
  return props.seconds > 0 ? (
    <span className="sd-num" role="timer">
      {fieldText.wait(props.seconds)}
    </span>
  ) : null
}
