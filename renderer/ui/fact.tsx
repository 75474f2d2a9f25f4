/** One line of a list of facts (`sd-facts`): what it is, and how it is. */
import type { ReactNode } from 'react'

export function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}
