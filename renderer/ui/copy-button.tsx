/** The button that copies: says that it did, and says so too when it could not. */
import { useState } from 'react'
import { announce } from './announce.ts'
import { Button } from './button.tsx'
import './copy-button.css'
import { copyText } from './copy.ts'
import { Icon } from './icon.tsx'
import { uiText } from './words.ts'

/** @param props.text what is copied, or how to get it; null: there is nothing to copy, and whoever gets it says why */
export function CopyButton(props: {
  readonly text: string | (() => Promise<string | null>)
  readonly children: string
  readonly size?: 'normal' | 'small'
  readonly isDisabled?: boolean
  /** Beside the words where several of them stand on one screen. */
  readonly 'aria-label'?: string
}) {
  const [done, setDone] = useState<'copied' | 'failed' | null>(null)
  const copy = async (): Promise<void> => {
    const text = typeof props.text === 'string' ? props.text : await props.text()
    if (text === null) {
      setDone(null)
      return
    }
    const copied = await copyText(text)
    setDone(copied ? 'copied' : 'failed')
    announce(copied ? uiText.copied : uiText.copyFailed)
  }
  return (
    <span className="sd-copy">
      <Button
        icon="copy"
        size={props.size ?? 'normal'}
        isDisabled={props.isDisabled ?? false}
        {...(props['aria-label'] === undefined ? {} : { 'aria-label': props['aria-label'] })}
        onPress={() => void copy()}
      >
        {props.children}
      </Button>
      {done === 'copied' && (
        <span className="sd-copy-done">
          <Icon name="check" size={1} />
          {uiText.copied}
        </span>
      )}
      {done === 'failed' && (
        <span className="sd-copy-failed">
          <Icon name="error" size={1} />
          {uiText.copyFailed}
        </span>
      )}
    </span>
  )
}
