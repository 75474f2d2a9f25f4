/** What tells that something happened: every tone of the banner, every failure that can happen anywhere. */
import type { Failed } from '../../shared/result.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RoomNotice } from '../ui/room-notice.tsx'
import { commonFailures, saveCauses } from '../ui/words.ts'
import { tones } from '../ui/tone.ts'

export function BannerShelf() {
  return (
    <>
      {tones.map((tone) => (
        <section key={tone} className="sd-stack-tight">
          <h2>{tone}</h2>
          <Banner tone={tone} title="題だけのお知らせ" />
          <RoomNotice tone={tone} title="部屋の上のお知らせ" open="開く" onOpen={() => undefined}>
            本文
          </RoomNotice>
          <Banner tone={tone} title="題と本文のお知らせ">
            <p>何が起きたか、何が残っているか、次に何をするかを書きます。</p>
          </Banner>
          <Banner
            tone={tone}
            title="ボタンのあるお知らせ"
            action={<Button size="small">{`${tone}を開く`}</Button>}
          >
            <p>できることは、1項目だけです。</p>
          </Banner>
        </section>
      ))}
      <section className="sd-stack-tight">
        <h2>ほか</h2>
        <Banner icon="clock" title="アイコンを決めたお知らせ" />
        <Banner tone="warning" live title="すぐに読み上げるお知らせ" />
      </section>
    </>
  )
}

/** With what each may carry. */
const details: Readonly<Record<string, NonNullable<Failed['details']>>> = {
  tooManyAttempts: { waitSeconds: 90 },
  recoveryKeyTypo: { group: 3 },
  recoveryKeyLength: { symbols: 34 },
}

export function FailureShelf() {
  return (
    <>
      {Object.keys(commonFailures).map((reason) => (
        <FailureNote
          key={reason}
          failure={{ ok: false, reason, ...(details[reason] && { details: details[reason] }) }}
        />
      ))}
      {Object.keys(saveCauses).map((cause) => (
        <FailureNote
          key={cause}
          failure={{ ok: false, reason: 'saveFailed', details: { cause } }}
        />
      ))}
      <FailureNote
        tone="warning"
        failure={{ ok: false, reason: 'own' }}
        texts={{
          own: { what: 'その部屋だけの言葉', kept: '残っているもの', next: '次にすること' },
        }}
        action={<Button size="small">もう一度</Button>}
      />
      <FailureNote failure={null} />
    </>
  )
}
