/** What lies above the page. */
import { useState } from 'react'
import { z } from 'zod'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Confirm, Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Menu } from '../ui/menu.tsx'
import { StickyBar } from '../ui/sticky-bar.tsx'
import { SupervisorDialog, useSupervisorForm } from '../ui/supervisor-dialog.tsx'

const sizes = ['small', 'medium', 'large'] as const

export function OverlayShelf() {
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const approve = (): Promise<void> => {
    close()
    return Promise.resolve()
  }
  const signIn = useSupervisorForm({}, z.object({}), { busy: false, failure: null }, approve)
  return (
    <>
      <div className="sd-row">
        {sizes.map((size) => (
          <Button key={size} onPress={() => setOpen(size)}>{`ダイアログ ${size}`}</Button>
        ))}
        <Button onPress={() => setOpen('alert')}>答えが必要なダイアログ</Button>
        <Button onPress={() => setOpen('confirm')}>確かめる</Button>
        <Button onPress={() => setOpen('danger')}>取り消せないことを確かめる</Button>
        <Button onPress={() => setOpen('busy')}>処理中の確かめ</Button>
        <Button onPress={() => setOpen('supervisor')}>統括の承認</Button>
      </div>
      <div className="sd-row">
        <Menu
          label="メニュー"
          icon="person"
          entries={[
            { id: 'one', label: 'アイコンのある項目', icon: 'key', onAction: () => announce('一') },
            { id: 'two', label: 'アイコンのない項目', onAction: () => announce('二') },
            { id: 'three', label: '選べない項目', isDisabled: true, onAction: () => undefined },
          ]}
        />
        <Menu
          label="アイコンのないメニュー"
          entries={[{ id: 'one', label: '項目', onAction: () => announce('一') }]}
        />
      </div>
      {/* By Tab: no field goes below a bar. */}
      <div className="gallery-scroller" data-scroll>
        <StickyBar edge="start" className="sd-row">
          上の帯
        </StickyBar>
        {Array.from({ length: 12 }, (_, n) => (
          <TextField key={n} label={`欄${n + 1}`} value="" onChange={() => undefined} />
        ))}
        <StickyBar edge="end" className="sd-row">
          下の帯
        </StickyBar>
      </div>
      {sizes.map((size) => (
        <Dialog
          key={size}
          title={`ダイアログ ${size}`}
          size={size}
          isOpen={open === size}
          onClose={close}
        >
          <p>中身はここに出ます。</p>
        </Dialog>
      ))}
      <Dialog
        title="答えが必要なダイアログ"
        role="alertdialog"
        size="small"
        isOpen={open === 'alert'}
        onClose={close}
        footer={
          <Button kind="filled" autoFocus onPress={close}>
            分かりました
          </Button>
        }
      >
        <p>Esc では閉じません。</p>
      </Dialog>
      {(open === 'confirm' || open === 'danger' || open === 'busy') && (
        <Confirm
          title="この予約を取り消しますか"
          body="取り消すと、枠が空きます。"
          confirmLabel="取り消す"
          danger={open === 'danger'}
          busy={open === 'busy'}
          onConfirm={close}
          onCancel={close}
        />
      )}
      {open === 'supervisor' && (
        <SupervisorDialog
          title="統括の承認"
          confirmLabel="承認する"
          form={signIn.form}
          failures={{}}
          onClose={close}
        >
          <p>何を承認するかは、ここに出ます。</p>
        </SupervisorDialog>
      )}
    </>
  )
}
