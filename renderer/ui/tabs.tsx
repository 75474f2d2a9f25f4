/** Tabs: arrow keys move, the content of the chosen one is shown. */
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'
import './tabs.css'

export type TabItem = {
  readonly id: string
  readonly label: ReactNode
  readonly content: ReactNode
  readonly isDisabled?: boolean
}

/** @param props.selected leave out to let the tabs keep the choice themselves */
export function Tabs(props: {
  readonly label: string
  readonly items: readonly TabItem[]
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}) {
  const choice = props.selected === undefined ? {} : { selectedKey: props.selected }
  return (
    <AriaTabs
      className="sd-tabs"
      {...choice}
      onSelectionChange={(key) => props.onSelect?.(String(key))}
    >
      <TabList className="sd-tabs-list" aria-label={props.label}>
        {props.items.map((item) => (
          <Tab key={item.id} id={item.id} className="sd-tab" isDisabled={item.isDisabled ?? false}>
            {item.label}
          </Tab>
        ))}
      </TabList>
      {props.items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="sd-tab-panel">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
