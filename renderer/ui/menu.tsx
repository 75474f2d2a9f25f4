/** A menu that opens from a button, for the account at the top right. */
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
} from 'react-aria-components'
import './button.css'
import { Icon, type IconName } from './icon.tsx'
import './menu.css'
import { useOverlay } from '../state/covering.ts'

export type MenuEntry = {
  readonly id: string
  readonly label: string
  readonly icon?: IconName
  readonly onAction: () => void
  readonly isDisabled?: boolean
}

export function Menu(props: {
  readonly label: ReactNode
  readonly icon?: IconName
  readonly entries: readonly MenuEntry[]
}) {
  return (
    <MenuTrigger>
      <AriaButton className="sd-button sd-button-text sd-menu-button">
        {props.icon !== undefined && <Icon name={props.icon} />}
        <span>{props.label}</span>
        <Icon name="chevronDown" size={1} />
      </AriaButton>
      <Popover className="sd-menu-popover" placement="bottom end">
        <Covering />
        <AriaMenu
          className="sd-menu"
          onAction={(key) => props.entries.find((entry) => entry.id === key)?.onAction()}
        >
          {props.entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              className="sd-menu-item"
              textValue={entry.label}
              isDisabled={entry.isDisabled ?? false}
            >
              {entry.icon !== undefined && <Icon name={entry.icon} />}
              <span>{entry.label}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Covering() {
  useOverlay()
  return null
}
