/** That the log is not what it should be: told on every screen of those who can do something about it. */
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useAnswer } from '../state/answers.ts'
import { checkText as text } from './words/check.ts'

export function CheckNotice(props: { readonly onOpen: () => void }) {
  const status = useAnswer('records.checkStatus', {})
  const firstBad = status.data?.last?.firstBad ?? null
  if (firstBad === null) return null
  return (
    <div className="sd-session-return">
      <Banner
        tone="error"
        title={text.notice}
        action={
          <Button size="small" onPress={props.onOpen}>
            {text.tab}
          </Button>
        }
      >
        {text.noticeBody}
      </Banner>
    </div>
  )
}
