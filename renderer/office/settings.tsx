/** The settings: each panel a tab. The people room's panels are handed in by app.tsx. */
import type { ReactNode } from 'react'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Loading } from '../ui/progress.tsx'
import { type TabItem, Tabs } from '../ui/tabs.tsx'
import { uiText } from '../ui/words.ts'
import { useAnswer } from '../state/answers.ts'
import { DaysPanel } from './days.tsx'
import './office.css'
import { ProfileEditor } from './profile/editor.tsx'
import { ProfileView } from './profile-view.tsx'
import { LogPanel } from './log-panel.tsx'
import { useNobodyShown } from './nobody-shown.ts'
import { ServerPanel } from './server-panel.tsx'
import { serverText } from './words/server.ts'
import { settingsText } from './words/settings.ts'
import { useAccount } from '../state/kept.ts'
import { goTo, leaveBy, usePlace } from '../state/place.ts'
import { logText } from './words/technical-log.ts'

export function SettingsRoom(props: {
  readonly more: readonly TabItem[]
  /** Above the tabs. */
  readonly notice?: ReactNode
}) {
  const { role } = useAccount()
  const chosen = usePlace((place) => place.panel)
  const profile = useAnswer('office.profile', {})
  useNobodyShown()
  const data = profile.data
  if (data === null)
    return (
      <Page title={settingsText.title}>
        <FailureNote failure={profile.failure} />
        {profile.loading && <Loading label={uiText.loading} />}
      </Page>
    )
  const office: TabItem = {
    id: 'office',
    label: settingsText.tabs.office,
    content:
      role === 'supervisor' ? (
        <ProfileEditor profile={data} onSaved={profile.reload} />
      ) : (
        <OfficePanel profile={data} />
      ),
  }
  const days: TabItem = {
    id: 'days',
    label: settingsText.tabs.days,
    content: <DaysPanel profile={data} onSaved={profile.reload} />,
  }
  const log: TabItem = { id: 'log', label: logText.tab, content: <LogPanel /> }
  const server: TabItem = { id: 'server', label: serverText.tab, content: <ServerPanel /> }
  const items =
    role === 'supervisor'
      ? [days, office, ...props.more, server, log]
      : [...props.more, office, ...(role === 'it' ? [server, log] : [])]
  const selected = items.find(({ id }) => id === chosen)?.id ?? items[0]?.id ?? office.id
  return (
    <Page title={settingsText.title}>
      {props.notice}
      <Tabs
        label={settingsText.title}
        items={items}
        selected={selected}
        onSelect={(id) => {
          if (id !== selected) leaveBy(() => goTo({ panel: id }))
        }}
      />
    </Page>
  )
}

function OfficePanel({ profile }: { readonly profile: OfficeProfile }) {
  return (
    <div className="sd-stack sd-page-reading">
      <p className="sd-quiet">{settingsText.officeHint}</p>
      <ProfileView profile={profile} />
      <h2>{settingsText.checklistVersion(profile.checklist.version)}</h2>
      <dl className="sd-facts">
        {(['own', 'seeker'] as const).map((side) => (
          <div key={side}>
            <dt>{settingsText[side]}</dt>
            {profile.checklist.items
              .filter((item) => item.side === side)
              .map((item) => (
                <dd key={item.id}>
                  {item.text}
                  {item.article === '' ? '' : `（${item.article}）`}
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </div>
  )
}
