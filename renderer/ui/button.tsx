/** The button. One filled button a screen: the one thing to do next. */
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import './button.css'
import { Icon, type IconName } from './icon.tsx'
import { uiText } from './words.ts'

export const buttonKinds = ['filled', 'outlined', 'text', 'danger'] as const
export type ButtonKind = (typeof buttonKinds)[number]

export type ButtonProps = {
  readonly children: ReactNode
  /** outlined by default; filled for the next step; danger for what cannot be undone. */
  readonly kind?: ButtonKind
  readonly icon?: IconName
  readonly size?: 'normal' | 'small' | 'large'
  readonly onPress?: () => void
  readonly isDisabled?: boolean
  /** Working: keeps focus, takes no press, says so to screen readers. */
  readonly busy?: boolean
  readonly type?: 'button' | 'submit'
  readonly autoFocus?: boolean
  /** Only where the words beside the button do not say it all. */
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string
  readonly 'aria-pressed'?: boolean
  readonly id?: string
}

export function Button({
  children,
  kind = 'outlined',
  icon,
  size = 'normal',
  busy = false,
  isDisabled = false,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      className={`sd-button sd-button-${kind} sd-button-${size}`}
      isPending={busy}
      isDisabled={isDisabled}
      {...rest}
    >
      {busy ? <Icon name="wait" /> : icon !== undefined && <Icon name={icon} />}
      <span className="sd-button-label">{children}</span>
      {busy && <span className="sd-hidden-visually">{uiText.working}</span>}
    </AriaButton>
  )
}
