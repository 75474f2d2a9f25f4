/** A proxy that wants a sign-in, over whatever is on the screen; also before anybody has signed in to the app. */
import { useState } from 'react'
import type { ProxyQuestion } from '../../shared/office/desktop.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { proxyText } from './words/proxy.ts'

export function ProxyAsks() {
  const asked = useAnswer('office.proxy', {})
  if (asked.data === null) return null
  const { server, again } = asked.data
  return <Asked key={`${server} ${again}`} question={asked.data} />
}

function Asked({ question }: { readonly question: ProxyQuestion }) {
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const answer = useCall('office.answerProxy')
  const later = (): void => void answer.run({ credentials: null })
  const send = (): void => {
    if (user.trim() !== '') void answer.run({ credentials: { user: user.trim(), password } })
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
          <Button kind="filled" busy={answer.busy} isDisabled={user.trim() === ''} onPress={send}>
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
          maxLength={200}
          autoComplete="off"
          value={user}
          onChange={setUser}
        />
        <TextField
          label={proxyText.password}
          type="password"
          autoComplete="off"
          maxLength={200}
          value={password}
          onChange={setPassword}
          onEnter={send}
        />
        <p className="sd-quiet">{proxyText.kept}</p>
      </div>
    </Dialog>
  )
}
