/** A supervisor sees the office's PCs and shuts a lost one out, or lets it in again. */
import { useState } from 'react'
import type { OfficeKeyState, OfficePc } from '../../shared/office/enrolment.ts'
import { useAnswer } from '../state/answers.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { useCall } from '../ui/use-call.ts'
import { uiText } from '../ui/words.ts'
import './profile/editor.css'
import { KeyChange } from './key-change.tsx'
import { keyLeft, keyLine, keyText } from './words/key-change.ts'
import { pcsFailures, pcsText as text } from './words/pcs.ts'

export function Pcs() {
  const pcs = useAnswer('office.pcs', {})
  const close = useCall('office.closePc')
  const reopen = useCall('office.reopenPc')
  const [asking, setAsking] = useState<OfficePc | null>(null)
  const [done, setDone] = useState<'closedDone' | 'reopenedDone' | null>(null)
  const [changing, setChanging] = useState<'asks' | 'done' | null>(null)
  const isClosing = asking?.closedMs === null

  async function run({ login }: OfficePc): Promise<void> {
    setDone(null)
    setChanging(null)
    close.clear()
    reopen.clear()
    const answer = await (isClosing ? close : reopen).run({ login })
    setAsking(null)
    if (answer.ok) setDone(isClosing ? 'closedDone' : 'reopenedDone')
    await pcs.reload()
  }
  async function changed(): Promise<void> {
    setDone(null)
    setChanging('done')
    await pcs.reload()
  }
  const shut = pcs.data?.pcs.filter(({ closedMs }) => closedMs !== null) ?? []
  return (
    <section className="sd-stack">
      <h3>{text.title}</h3>
      <FailureNote failure={close.failure ?? reopen.failure ?? pcs.failure} texts={pcsFailures} />
      {done !== null && (
        <Banner tone="success" title={text[done]} live>
          {done === 'closedDone' ? text.closedNext : undefined}
        </Banner>
      )}
      {pcs.data === null && pcs.loading && <Loading label={uiText.loading} />}
      {pcs.data !== null && (
        <Table
          caption={text.title}
          columns={columnsOf(pcs.data.key, setAsking)}
          rows={pcs.data.pcs}
          rowKey={({ login }) => login}
        />
      )}
      {changing === 'done' && (
        <Banner tone="success" title={keyText.done} live>
          {keyText.doneNext}
        </Banner>
      )}
      {shut.length > 0 && pcs.data !== null && (
        <div className="sd-page-reading">
          <Banner tone="warning" title={text.leftTitle}>
            <div className="sd-stack-tight">
              <Left whole={shut.some(({ whole }) => whole)} more={keyLeft(pcs.data.key)} />
              <p>
                <strong>{text.nextTitle}</strong>
              </p>
              {pcs.data.key.needed && (
                <div>
                  <Button kind="filled" icon="key" onPress={() => setChanging('asks')}>
                    {keyText.open}
                  </Button>
                </div>
              )}
              <List lines={text.next} />
            </div>
          </Banner>
        </div>
      )}
      {changing === 'asks' && pcs.data !== null && (
        <KeyChange
          leftOut={pcs.data.pcs.filter(({ closedMs, told }) => closedMs === null && !told)}
          onDone={() => void changed()}
          onCancel={() => setChanging(null)}
        />
      )}
      {asking !== null && (
        <Confirm
          title={isClosing ? text.closeTitle : text.reopenTitle}
          body={isClosing ? <WhatCloses pc={asking} /> : <WhatReopens pc={asking} />}
          confirmLabel={isClosing ? text.close : text.reopen}
          danger={isClosing}
          busy={close.busy || reopen.busy}
          onConfirm={() => void run(asking)}
          onCancel={() => setAsking(null)}
        />
      )}
    </section>
  )
}

const columnsOf = (
  key: OfficeKeyState,
  onAsk: (pc: OfficePc) => void,
): readonly Column<OfficePc>[] => [
  {
    id: 'who',
    header: text.who,
    rowHeader: true,
    cell: (pc) => (
      <>
        <p>{pc.lastBy ?? text.nobody}</p>
        {pc.lastMs !== null && <p className="sd-pc-when">{text.heardAt(pc.lastMs)}</p>}
      </>
    ),
  },
  { id: 'heard', header: text.heard, numeric: true, cell: (pc) => text.heardAt(pc.heardMs) },
  { id: 'records', header: text.records, cell: (pc) => text.wholeOrOwn(pc.whole) },
  {
    id: 'state',
    header: text.state,
    cell: (pc) => (
      <>
        <Chip tone={pc.closedMs === null ? (pc.own ? 'info' : 'success') : 'warning'}>
          {pc.closedMs !== null ? text.closed : pc.own ? text.own : text.open}
        </Chip>
        {pc.undisposed && <p className="sd-pc-when">{text.undisposed}</p>}
        <KeyLine pc={pc} state={key} />
      </>
    ),
  },
  {
    id: 'action',
    header: text.action,
    cell: (pc) =>
      pc.own ? (
        <span className="sd-quiet">{text.ownAction}</span>
      ) : (
        <Button size="small" onPress={() => onAsk(pc)}>
          {pc.closedMs === null ? text.close : text.reopen}
        </Button>
      ),
  },
]

function List({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul className="sd-plain-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** `more`: what there is to say of the office's key. */
const Left = (props: { readonly whole: boolean; readonly more?: string }) => (
  <List lines={[...text.left(props.whole), ...(props.more === undefined ? [] : [props.more])]} />
)

function KeyLine(props: { readonly pc: OfficePc; readonly state: OfficeKeyState }) {
  const line = keyLine(props.pc, props.state)
  return line === null ? null : <p className="sd-pc-when">{line}</p>
}

function WhichPc({ pc }: { readonly pc: OfficePc }) {
  return (
    <p>
      <strong>{text.which(pc)}</strong>
      <br />
      {text.when(pc)}
    </p>
  )
}

function WhatCloses({ pc }: { readonly pc: OfficePc }) {
  return (
    <div className="sd-stack">
      <WhichPc pc={pc} />
      <p>{text.closeWhen}</p>
      <List lines={text.closeEffects} />
      <p>
        <strong>{text.leftTitle}</strong>
      </p>
      <Left whole={pc.whole} more={keyText.needed} />
    </div>
  )
}

function WhatReopens({ pc }: { readonly pc: OfficePc }) {
  return (
    <div className="sd-stack">
      <WhichPc pc={pc} />
      <p>{text.reopenBody}</p>
    </div>
  )
}
