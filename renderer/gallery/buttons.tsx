/** What is pressed, and what says a state in one word. */
import { Button, buttonKinds } from '../ui/button.tsx'
import { OutcomeSchema } from '../../shared/log/outcome.ts'
import { Chip } from '../ui/chip.tsx'
import { OutcomeChip } from '../ui/outcome-chip.tsx'
import { ToldChip } from '../ui/told-chip.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { FileButton } from '../ui/file-button.tsx'
import { Icon, iconNames } from '../ui/icon.tsx'
import { tones } from '../ui/tone.ts'

const sizes = ['small', 'normal', 'large'] as const

export function ButtonShelf() {
  return (
    <>
      {buttonKinds.map((kind) => (
        <section key={kind} className="sd-stack-tight">
          <h2>{kind}</h2>
          <div className="sd-row">
            {sizes.map((size) => (
              <Button key={size} kind={kind} size={size}>
                {`${kind} ${size}`}
              </Button>
            ))}
            <Button kind={kind} icon="calendar">
              {`${kind} アイコン付き`}
            </Button>
            <Button kind={kind} busy>
              {`${kind} 処理中`}
            </Button>
            <Button kind={kind} isDisabled>
              {`${kind} 押せない`}
            </Button>
          </div>
        </section>
      ))}
      <section className="sd-stack-tight">
        <h2>押されているボタン</h2>
        <div className="sd-row">
          <Button aria-pressed>オン</Button>
          <Button aria-pressed={false}>オフ</Button>
        </div>
      </section>
      <section className="sd-stack-tight">
        <h2>コピー</h2>
        <div className="sd-row">
          <CopyButton text="架空の連絡文です">連絡文をコピー</CopyButton>
          <CopyButton text={() => Promise.resolve(null)} size="small">
            コピーするものがない
          </CopyButton>
          <CopyButton text="" isDisabled>
            コピーできない
          </CopyButton>
        </div>
      </section>
      <section className="sd-stack-tight">
        <h2>ファイルを選ぶ</h2>
        <div className="sd-row">
          <FileButton label="ファイルを選ぶ" accept=".txt,text/plain" onFile={() => undefined} />
        </div>
      </section>
    </>
  )
}

export function ChipShelf() {
  return (
    <>
      <div className="sd-row">
        {tones.map((tone) => (
          <Chip key={tone} tone={tone}>
            {tone}
          </Chip>
        ))}
      </div>
      <div className="sd-row">
        <Chip>色を決めないとき</Chip>
        <Chip tone="warning" icon="flag">
          アイコンを決めたとき
        </Chip>
      </div>
      <div className="sd-row">
        {[null, ...OutcomeSchema.options].map((outcome) => (
          <OutcomeChip key={outcome} outcome={outcome} />
        ))}
      </div>
      <div className="sd-row">
        <ToldChip state="told" />
        <ToldChip state="etumo" />
        <ToldChip state="untold" />
        <ToldChip state="untold" isDue />
      </div>
    </>
  )
}

export function IconShelf() {
  return (
    <ul className="gallery-icons">
      {iconNames.map((name) => (
        <li key={name}>
          <Icon name={name} />
          {name}
        </li>
      ))}
    </ul>
  )
}
