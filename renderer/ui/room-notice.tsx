/** Above every room, for those who can do something about it: what is the matter, and the way there. */
import type { ReactNode } from 'react'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import type { Tone } from './tone.ts'

export function RoomNotice({
  onOpen,
  ...props
}: {
  readonly tone?: Tone
  readonly title: string
  readonly open: string
  /** Null: this person cannot go there. */
  readonly onOpen: (() => void) | null
  readonly children?: ReactNode
}) {
  return (
    <div className="sd-session-return">
      <Banner
        tone={props.tone ?? 'info'}
        title={props.title}
        action={
          onOpen !== null && (
            <Button size="small" onPress={onOpen}>
              {props.open}
            </Button>
          )
        }
      >
        {props.children}
      </Banner>
    </div>
  )
}
