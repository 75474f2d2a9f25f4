/** このアプリについて: what runs here, where its data lies, and the licences of everything that is shipped with it. */
import { useDeferredValue, useState } from 'react'
import { findNotices, type Notice } from '../../shared/office/about.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading } from '../ui/progress.tsx'
import { uiText } from '../ui/words.ts'
import { useAnswer } from '../state/answers.ts'
import './about.css'
import { aboutText as text } from './words/about.ts'

export function AboutPanel() {
  const about = useAnswer('office.about', {})
  const notices = useAnswer('office.notices', {})
  if (about.data === null)
    return about.loading ? (
      <Loading label={uiText.loading} />
    ) : (
      <FailureNote failure={about.failure} />
    )
  const { version, dataFolder, platform, system, runtime } = about.data
  const facts = [
    [text.version, version],
    [text.dataFolder, dataFolder],
    [text.platform, text.platforms[platform]],
    [text.system, system],
    [text.runtime, runtime],
  ] as const
  return (
    <div className="sd-stack sd-page-reading">
      <h2>{text.title}</h2>
      <dl className="sd-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="about-value">{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{text.notices}</h2>
      <p className="sd-quiet">{text.noticesHint}</p>
      <FailureNote failure={notices.failure} />
      {notices.loading && notices.data === null && <Loading label={uiText.loading} />}
      {notices.data !== null && <Notices notices={notices.data} />}
    </div>
  )
}

function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search)
  const found = findNotices(notices, asked)
  return (
    <section className="sd-stack" aria-label={text.notices}>
      <TextField label={text.search} value={search} onChange={setSearch} maxLength={60} />
      <p role="status">
        {found.length === 0 ? text.nothing : text.count(found.length, notices.length)}
      </p>
      <ul className="about-notices">
        {found.map((notice) => (
          <li key={`${notice.name}@${notice.version}`}>
            <OneNotice notice={notice} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The text is put on the page when it is opened: one of them alone is 300 kB. */
function OneNotice({ notice }: { readonly notice: Notice }) {
  const [open, setOpen] = useState(false)
  const name = `${notice.name} ${notice.version}`
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="about-name">{name}</span>
        <span className="sd-quiet">{notice.licence}</span>
      </summary>
      {open && (
        <pre className="about-text" tabIndex={0} role="region" aria-label={name} lang="en">
          {notice.text}
        </pre>
      )}
    </details>
  )
}
