/** Lists, tabs, and what stands there while nothing does. */
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Fact } from '../ui/fact.tsx'
import { onDemand } from '../ui/on-demand.tsx'
import { Loading, Progress } from '../ui/progress.tsx'
import { Rail, RailSteps } from '../ui/rail.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'

type Row = { readonly id: string; readonly time: string; readonly name: string }
const rows: readonly Row[] = [
  { id: 'a', time: '10:00', name: '架空 一郎' },
  { id: 'b', time: '11:00', name: '見本 二郎' },
]
const columns: readonly Column<Row>[] = [
  { id: 'name', header: '名前', cell: ({ name }) => name, rowHeader: true },
  { id: 'time', header: '時刻', cell: ({ time }) => time, numeric: true },
  {
    id: 'open',
    header: '操作',
    cell: ({ name }) => (
      <Button size="small" aria-label={`${name}を開く`}>
        開く
      </Button>
    ),
  },
]

export function ListShelf() {
  return (
    <>
      <Table
        caption="予約"
        showCaption
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        isMarked={({ id }) => id === 'a'}
      />
      <Table caption="空の表" columns={columns} rows={[]} rowKey={({ id }) => id} />
      <Tabs
        label="設定"
        items={[
          { id: 'one', label: '項目1', content: <p>項目1の中身</p> },
          { id: 'two', label: '項目2', content: <p>項目2の中身</p> },
          { id: 'three', label: '選べないタブ', content: null, isDisabled: true },
        ]}
      />
      <dl className="sd-facts">
        <Fact label="氏名">架空 一郎</Fact>
        <Fact label="時刻">10:00</Fact>
      </dl>
      <Rail title="手順" onClose={() => undefined}>
        <RailSteps
          steps={[
            { id: 'a', title: '済んだもの', isDone: true, body: null },
            { id: 'b', title: '今のもの', isDone: false, body: <p>ここですること。</p> },
            { id: 'c', title: 'このあとのもの', isDone: false, body: null },
          ]}
        />
      </Rail>
      <EmptyState title="まだ何もありません" />
      <EmptyState
        title="予約はありません"
        hint="e-TUMOのファイルをここに重ねて放します。"
        icon="calendar"
        action={<Button icon="upload">ファイルを選ぶ</Button>}
      />
    </>
  )
}

const Waiting = onDemand<object>(() => new Promise(() => undefined))
const NotThere = onDemand<object>(() => Promise.reject(new Error('never there')))
const There = onDemand<object>(() => Promise.resolve(() => <p>開いた画面</p>))

export function ProgressShelf() {
  return (
    <>
      <Progress label="読み込んでいます" />
      <Progress label="はじめ" done={0} total={200} />
      <Progress label="途中" done={50} total={200} />
      <Progress label="言葉のあるとき" done={150} total={200} detail="200件のうち150件" />
      <Loading label="一覧を読み込んでいます" />
      <Waiting />
      <NotThere />
      <There />
    </>
  )
}
