/** The settings: each panel a tab. The people room's panels are handed in by app.tsx. */
import type { Account } from '../../shared/people/account.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Loading } from '../ui/progress.tsx'
import { type TabItem, Tabs } from '../ui/tabs.tsx'
import { uiText } from '../ui/text.ts'
import { useQuery } from '../ui/use-call.ts'
import { DaysPanel } from './days.tsx'
import './office.css'
import { ProfileView } from './profile-view.tsx'
import { settingsText } from './text.ts'

export function SettingsRoom(props: { readonly account: Account; readonly more: readonly TabItem[] }) {
  const profile = useQuery('office.profile', {}, ['office.status'])
  const data = profile.data
  if (data === null) return <Page title={settingsText.title}><FailureNote failure={profile.failure} />{profile.loading && <Loading label={uiText.loading} />}</Page>
  const office: TabItem = { id: 'office', label: settingsText.tabs.office, content: <OfficePanel profile={data} /> }
  const days: TabItem = { id: 'days', label: settingsText.tabs.days, content: <DaysPanel profile={data} onSaved={profile.reload} /> }
  return (
    <Page title={settingsText.title}>
      <Tabs label={settingsText.title} items={[...(props.account.role === 'supervisor' ? [days] : []), ...props.more, office]} />
    </Page>
  )
}

function OfficePanel(props: { readonly profile: NonNullable<ReturnType<typeof useQuery<'office.profile'>>['data']> }) {
  const { profile } = props
  return (
    <div className="sd-stack sd-page-reading">
      <p className="sd-quiet">{settingsText.officeHint}</p>
      <ProfileView profile={profile} />
      <h2>{settingsText.checklistVersion(profile.checklist.version)}</h2>
      <dl className="sd-facts">
        {(['own', 'seeker'] as const).map((side) => (
          <div key={side}>
            <dt>{settingsText[side]}</dt>
            {profile.checklist.items.filter((item) => item.side === side).map((item) => <dd key={item.id}>{item.text}{item.article === '' ? '' : `（${item.article}）`}</dd>)}
          </div>
        ))}
      </dl>
    </div>
  )
}
