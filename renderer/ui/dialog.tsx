/** Dialogs. Focus stays inside, Esc closes, focus goes back to where it was. */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import './dialog.css'
import { useCovered, useOverlay } from '../state/covering.ts'
import { uiText } from './words.ts'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly size?: 'small' | 'medium' | 'large'
  /** alertdialog: an answer is wanted; neither Esc nor the close button leaves it. */
  readonly role?: 'dialog' | 'alertdialog'
  /** Nothing of anybody stands in it: it may be opened over the lock. */
  readonly holdsNobody?: boolean
  /** Buttons at the foot. Without it there is a close button. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

export function Dialog({
  title,
  isOpen,
  onClose,
  size = 'medium',
  role = 'dialog',
  holdsNobody = false,
  footer,
  children,
}: DialogProps) {
  const covered = useCovered()
  return (
    <ModalOverlay
      className="sd-overlay"
      isOpen={isOpen && (holdsNobody || !covered)}
      isKeyboardDismissDisabled={role === 'alertdialog'}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Modal className={`sd-modal sd-modal-${size}`}>
        <Covering />
        <AriaDialog className="sd-dialog" role={role}>
          <div className="sd-dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {role === 'dialog' && (
              <Button kind="text" size="small" icon="close" onPress={onClose}>
                {uiText.close}
              </Button>
            )}
          </div>
          <div className="sd-dialog-body">{children}</div>
          {footer !== undefined && <div className="sd-dialog-foot">{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

function Covering() {
  useOverlay()
  return null
}

/** A question with two answers. The cautious answer has the focus. */
export function Confirm(props: {
  readonly isOpen?: boolean
  readonly title: string
  readonly body: ReactNode
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly danger?: boolean
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}) {
  const footer = (
    <>
      <Button kind="outlined" autoFocus onPress={props.onCancel}>
        {props.cancelLabel ?? uiText.cancel}
      </Button>
      <Button
        kind={props.danger === true ? 'danger' : 'filled'}
        busy={props.busy ?? false}
        onPress={props.onConfirm}
      >
        {props.confirmLabel}
      </Button>
    </>
  )
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen ?? true}
      onClose={props.onCancel}
      size="small"
      footer={footer}
    >
      {typeof props.body === 'string' ? <p>{props.body}</p> : props.body}
    </Dialog>
  )
}
