/** The dialog in which a proxy's user and passphrase are typed; loaded when a proxy asks. */
import { useState } from 'react'
import type { ProxyQuestion } from '../../shared/office/desktop.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { isFilled, isTooLong } from '../ui/limits.ts'
import { proxyText } from './words/proxy.ts'

/** As much as the main process takes, characters. */
const LONGEST = 200

export function ProxyDialog({ question }: { readonly question: ProxyQuestion }) {
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const answer = useCall('office.answerProxy')
  const isComplete = isFilled(user, LONGEST) && !isTooLong(password, LONGEST)
  const later = (): void => void answer.run({ credentials: null })
  const send = (): void => {
    if (isComplete) void answer.run({ credentials: { user: user.trim(), password } })
  }
  return (
    <Dialog
      title={proxyText.title}
      isOpen
      role="alertdialog"
      size="small"
      onClose={later}
      footer={
        <>
          <Button onPress={later}>{proxyText.later}</Button>
          <Button kind="filled" busy={answer.busy} isDisabled={!isComplete} onPress={send}>
            {proxyText.send}
          </Button>
        </>
      }
    >
      <div className="sd-stack">
        {question.again && <Banner tone="warning" title={proxyText.again} live />}
        <p>{proxyText.why(question.server)}</p>
        <TextField
          label={proxyText.user}
          autoFocus
          maxLength={LONGEST}
          autoComplete="off"
          value={user}
          onChange={setUser}
        />
        <TextField
          label={proxyText.password}
          type="password"
          autoComplete="off"
          maxLength={LONGEST}
          value={password}
          onChange={setPassword}
          onEnter={send}
        />
        <p className="sd-quiet">{proxyText.kept}</p>
      </div>
    </Dialog>
  )
}
