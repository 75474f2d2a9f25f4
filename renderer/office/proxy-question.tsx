/** A proxy that wants a sign-in, over whatever is on the screen; also before anybody has signed in to the app. */
import { useAnswer } from '../state/answers.ts'
import { onDemand } from '../ui/on-demand.tsx'

// Hardly any office is ever asked: the fields are no part of the first screen.
const ProxyDialog = onDemand(async () => (await import('./proxy-dialog.tsx')).ProxyDialog)

export function ProxyAsks() {
  const asked = useAnswer('office.proxy', {})
  if (asked.data === null) return null
  const { server, again } = asked.data
  return <ProxyDialog key={`${server} ${again}`} question={asked.data} />
}
