/** Above every room, for those who can do something about it: what is the matter, and the way there. */
import type { ReactNode } from 'react'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import type { Tone } from './tone.ts'

export function RoomNotice(props: {
  readonly tone?: Tone
  readonly title: string
  readonly open: string
  readonly onOpen: () => void
  readonly children?: ReactNode
}) {
  return (
    <div className="sd-session-return">
      <Banner
        tone={props.tone ?? 'info'}
        title={props.title}
        action={
          <Button size="small" onPress={props.onOpen}>
            {props.open}
          </Button>
        }
      >
        {props.children}
      </Banner>
    </div>
  )
}
