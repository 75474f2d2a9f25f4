/** That something was done, in a line: it may be pressed ten times a day. */
import type { ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'

export function Done({ children }: { readonly children: ReactNode }) {
  return (
    <p className="sch-tell-done" role="status">
      <Icon name="check" />
      <span>{children}</span>
    </p>
  )
}
