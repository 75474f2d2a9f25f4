/** The data folder lies on another computer: said before an office is made there. */
import type { DataFolder } from '../../shared/office/desktop.ts'
import { Banner } from '../ui/banner.tsx'
import { shareText } from './words/share.ts'

export function ShareNote({ folder }: { readonly folder: DataFolder }) {
  if (!folder.shared) return null
  return (
    <Banner tone="warning" title={shareText.title}>
      <p>{shareText.body}</p>
      <p>{shareText.next}</p>
      <p>
        {shareText.folder}: {folder.path}
      </p>
    </Banner>
  )
}
