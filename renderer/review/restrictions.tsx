/** All restrictions with their history; what is in force comes first. */
import { restrictionStates } from '../../shared/log/states.ts'
import { useState } from 'react'
import {
  MOST_RESTRICTIONS_SHOWN,
  type Restriction,
  RESTRICTIONS_SHOWN,
} from '../../shared/review/restriction.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { formatDate } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading } from '../ui/progress.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { isFilled } from '../ui/limits.ts'
import { listsText } from './words/lists.ts'
import { restrictionFailures, restrictionText as text } from './words/restrictions.ts'

export function Restrictions() {
  const [limit, setLimit] = useState(RESTRICTIONS_SHOWN)
  const list = useAnswer('review.restrictions', { limit })
  // What is shown stays while more is fetched.
  const [before, setBefore] = useState(list.data)
  const shown = list.data ?? before
  const [lifting, setLifting] = useState<Restriction | null>(null)
  const [showing, setShowing] = useState<Restriction | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const lifted = (): void => {
    setLifting(null)
    setDone(text.liftDone)
    announce(text.liftDone)
    void list.reload()
  }
  return (
    <div className="sd-stack">
      <p className="sd-quiet">{text.hint}</p>
      {done !== null && (
        <Banner tone="success" title={done}>
          <p>{text.liftHint}</p>
        </Banner>
      )}
      <FailureNote
        failure={list.failure}
        action={<Button onPress={list.reload}>{listsText.retry}</Button>}
      />
      {shown === null && list.failure === null && <Loading label={text.loading} />}
      {shown?.total === 0 && (
        <EmptyState icon="lock" title={text.emptyTitle} hint={text.emptyHint} />
      )}
      {shown !== null && shown.total > 0 && (
        <Table
          caption={text.caption}
          columns={columnsFor(setLifting, setShowing)}
          rows={shown.rows}
          rowKey={(row) => row.id}
        />
      )}
      {shown !== null && shown.total > shown.rows.length && (
        <More
          rest={shown.total - shown.rows.length}
          busy={list.loading}
          onMore={
            limit < MOST_RESTRICTIONS_SHOWN
              ? () => {
                  setBefore(shown)
                  setLimit(Math.min(MOST_RESTRICTIONS_SHOWN, limit + RESTRICTIONS_SHOWN))
                }
              : null
          }
        />
      )}
      {lifting !== null && (
        <LiftForm restriction={lifting} onClose={() => setLifting(null)} onDone={lifted} />
      )}
      {showing !== null && <Notice restriction={showing} onClose={() => setShowing(null)} />}
    </div>
  )
}

/** @param props.onMore null: as many are shown as can be */
function More(props: {
  readonly rest: number
  readonly busy: boolean
  readonly onMore: (() => void) | null
}) {
  return (
    <div className="sd-row">
      <p className="sd-quiet sd-num">{text.rest(props.rest)}</p>
      {props.onMore !== null && (
        <Button busy={props.busy} onPress={props.onMore}>
          {text.more}
        </Button>
      )}
    </div>
  )
}

function columnsFor(
  onLift: (restriction: Restriction) => void,
  onShow: (restriction: Restriction) => void,
): readonly Column<Restriction>[] {
  return [
    {
      id: 'state',
      header: text.state,
      cell: (row) => <Chip state={restrictionStates[row.state]} />,
    },
    { id: 'name', header: text.name, rowHeader: true, cell: (row) => row.name },
    {
      id: 'period',
      header: text.period,
      cell: (row) => (
        <>
          <span className="sd-nowrap">{text.begins(formatDate(row.from))}</span>
          <wbr />
          <span className="sd-nowrap">
            {row.until === null ? text.noEnd : text.ends(formatDate(row.until))}
          </span>
        </>
      ),
    },
    { id: 'reason', header: text.reason, cell: (row) => <Reason restriction={row} /> },
    {
      id: 'by',
      header: text.by,
      cell: (row) => (
        <>
          {row.by}
          <br />
          <span className="sd-num sd-quiet">{formatDate(dateOf(row.atMs))}</span>
        </>
      ),
    },
    {
      id: 'what',
      header: text.what,
      cell: (row) => (
        <div className="sd-stack-tight sd-nowrap">
          <Button
            size="small"
            icon="mail"
            aria-label={`${row.name} ${text.showNotice}`}
            onPress={() => onShow(row)}
          >
            {text.showNotice}
          </Button>
          {(row.state === 'inForce' || row.state === 'ahead') && (
            <Button
              size="small"
              icon="undo"
              aria-label={`${row.name} ${text.lift}`}
              onPress={() => onLift(row)}
            >
              {text.lift}
            </Button>
          )}
        </div>
      ),
    },
  ]
}

function Reason({ restriction }: { readonly restriction: Restriction }) {
  const { lifted } = restriction
  return (
    <>
      <span className="review-words">{restriction.reason}</span>
      {lifted !== null && (
        <p className="sd-quiet">
          {text.lifted(lifted.by, formatDate(dateOf(lifted.atMs)), lifted.why)}
        </p>
      )}
    </>
  )
}

function Notice({
  restriction,
  onClose,
}: {
  readonly restriction: Restriction
  readonly onClose: () => void
}) {
  return (
    <Dialog
      title={text.noticeTitle}
      isOpen
      onClose={onClose}
      footer={
        <CopyButton text={restriction.notice} isDisabled={restriction.notice === ''}>
          {text.copy}
        </CopyButton>
      }
    >
      <p className="review-words">
        {restriction.notice === '' ? text.noNotice : restriction.notice}
      </p>
    </Dialog>
  )
}

function LiftForm(props: {
  readonly restriction: Restriction
  readonly onClose: () => void
  readonly onDone: () => void
}) {
  const [why, setWhy] = useState('')
  const lift = useCall('review.liftRestriction')
  const run = async (): Promise<void> => {
    if ((await lift.run({ restrictionId: props.restriction.id, why })).ok) props.onDone()
  }
  const footer = (
    <>
      <Button onPress={props.onClose}>{text.cancel}</Button>
      <Button
        kind="filled"
        icon="undo"
        busy={lift.busy}
        isDisabled={!isFilled(why, 500)}
        onPress={() => void run()}
      >
        {text.lift}
      </Button>
    </>
  )
  return (
    <Dialog
      title={text.liftTitle(props.restriction.name)}
      isOpen
      onClose={props.onClose}
      footer={footer}
    >
      <TextField
        label={text.liftWhy}
        maxLength={500}
        isRequired
        autoFocus
        value={why}
        onChange={setWhy}
      />
      <p className="sd-quiet">{text.liftHint}</p>
      <FailureNote failure={lift.failure} texts={restrictionFailures} />
    </Dialog>
  )
}
