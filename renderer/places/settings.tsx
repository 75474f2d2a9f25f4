/** The settings, with the panels that each role finds there. */
import type { Role } from '../../shared/people/account.ts'
import { ZoomSettings } from '../meeting/settings.tsx'
import { zoomText } from '../meeting/words/zoom.ts'
import { RenewKeyPanel } from '../office/renew-key.tsx'
import { ReadinessNotice } from '../office/readiness/notice.tsx'
import { SettingsRoom } from '../office/settings.tsx'
import { AboutPanel } from '../office/about.tsx'
import { aboutText } from '../office/words/about.ts'
import { updatesText } from '../office/words/updates.ts'
import { Undisposed } from '../office/undisposed.tsx'
import { UpdatesPanel } from '../office/updates.tsx'
import { renewText } from '../office/words/recovery-key.ts'
import { AccountsPanel } from '../people/accounts.tsx'
import { DoneExercises } from '../people/exercise/done-table.tsx'
import { OwnPassphrasePanel } from '../people/own-passphrase.tsx'
import { accountText } from '../people/words/accounts.ts'
import { BackupPanel } from '../records/backup-panel.tsx'
import { CheckPanel } from '../records/check-panel.tsx'
import { RetentionPanel } from '../records/retention-panel.tsx'
import { backupText } from '../records/words/backup.ts'
import { checkText } from '../records/words/check.ts'
import { retentionText } from '../records/words/retention.ts'
import { HistoryPanel } from '../schedule/history.tsx'
import { MailSettings } from '../schedule/mail-settings/mail-settings.tsx'
import { historyText } from '../schedule/words/history.ts'
import { mailSettingsText } from '../schedule/words/mail-settings.ts'
import { PhraseSettings } from '../session/phrase-settings.tsx'
import { phraseText } from '../session/words/phrases.ts'
import { useAccount, useOffice } from '../state/kept.ts'

export function SettingsPlace(props: { readonly onRenewed: (recoveryKey: string) => void }) {
  const { role } = useAccount()
  const practice = useOffice().kind === 'practice'
  return (
    <SettingsRoom
      more={settingsPanels(role, practice, props.onRenewed)}
      notice={role === 'supervisor' && !practice && <ReadinessNotice />}
    />
  )
}

function settingsPanels(role: Role, practice: boolean, onRenewed: (recoveryKey: string) => void) {
  const supervisors = [
    {
      id: 'accounts',
      label: accountText.list,
      content: (
        <div className="sd-stack">
          <AccountsPanel />
          {practice && <DoneExercises />}
        </div>
      ),
    },
    { id: 'history', label: historyText.title, content: <HistoryPanel /> },
    {
      id: 'retention',
      label: retentionText.tab,
      content: (
        <>
          <Undisposed />
          <RetentionPanel />
        </>
      ),
    },
  ]
  const backup = { id: 'backup', label: backupText.tab, content: <BackupPanel /> }
  const check = { id: 'check', label: checkText.tab, content: <CheckPanel /> }
  const zoom = { id: 'zoom', label: zoomText.tab, content: <ZoomSettings /> }
  const mail = { id: 'mail', label: mailSettingsText.tab, content: <MailSettings /> }
  // Nobody was ever shown a recovery key of the practice office.
  const key =
    role === 'supervisor' && !practice
      ? [{ id: 'key', label: renewText.tab, content: <RenewKeyPanel onRenewed={onRenewed} /> }]
      : []
  const own = {
    id: 'own',
    label: accountText.own,
    content: <OwnPassphrasePanel />,
  }
  const phrases = { id: 'phrases', label: phraseText.tab, content: <PhraseSettings /> }
  const updates = { id: 'updates', label: updatesText.tab, content: <UpdatesPanel /> }
  const about = { id: 'about', label: aboutText.tab, content: <AboutPanel /> }
  return [
    ...(role === 'supervisor' ? supervisors : []),
    ...(role === 'counselor' ? [] : [backup, check, ...key, zoom, mail, updates]),
    own,
    ...(role === 'it' ? [] : [phrases]),
    about,
  ]
}
