/** From the day Zoom may refuse our SDK on: said where IT looks, and later where everybody does. */
import { Banner } from '../ui/banner.tsx'
import { useAnswer } from '../state/answers.ts'
import { zoomText as text } from './words/zoom.ts'

/** @param props.early also while there is still time to plan (settings); the board begins when it may happen any day */
export function SdkNotice(props: { readonly early?: boolean }) {
  const sdk = useAnswer('meeting.carrier', {}).data?.sdk ?? 'fine'
  if (sdk === 'fine' || (sdk === 'soon' && props.early !== true)) return null
  return (
    <Banner tone="warning" title={text.sdkOld[sdk]}>
      <p>{text.sdkOldNext}</p>
    </Banner>
  )
}
