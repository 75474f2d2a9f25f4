/** Screens whose code is loaded when they are opened, or earlier when there is time. */
import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import type { Cancel, Clock } from '../../shared/clock.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Loading } from './progress.tsx'
import { uiText } from './words.ts'

export type OnDemand<P extends object> = ComponentType<P> & {
  /** Loads the code without showing anything. */
  readonly preload: () => Promise<void>
}

type State<P extends object> = ComponentType<P> | 'waiting' | 'failed'

/**
 * A component that stands for the one that `load` brings: at once when its code is there already, otherwise after a quiet
 * note. When it cannot be loaded the person is told, and may try again.
 * @param frame what stands around such a note, when the screen itself brings its surroundings
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  frame: (props: P, note: ReactNode) => ReactNode = (_props, note) => note,
): OnDemand<P> {
  let state: State<P> = 'waiting'
  let loading: Promise<void> | null = null
  const listeners = new Set<() => void>()

  function become(next: State<P>): void {
    state = next
    for (const listener of [...listeners]) listener()
  }
  function preload(): Promise<void> {
    loading ??= load().then(become, () => {
      // Nobody waits for it: whoever opens it later tries again.
      if (listeners.size === 0) loading = null
      else become('failed')
    })
    return loading
  }
  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  function Shown(props: P) {
    const Screen = useSyncExternalStore(subscribe, () => state)
    useEffect(() => void preload(), [])
    if (Screen === 'failed') return frame(props, <NotLoaded />)
    if (Screen === 'waiting') return frame(props, <NotYet />)
    return <Screen {...props} />
  }
  return Object.assign(Shown, { preload })
}

function NotYet() {
  return (
    <div className="sd-loading-late">
      <Loading label={uiText.loading} />
    </div>
  )
}

/** A browser may remember a file that it could not get for as long as the page lives: the page is loaded anew. */
function NotLoaded() {
  return (
    <div className="sd-loading">
      <Banner
        tone="error"
        title={uiText.notLoaded}
        live
        action={
          <Button size="small" onPress={() => location.reload()}>
            {uiText.again}
          </Button>
        }
      >
        <p>{uiText.notLoadedKept}</p>
      </Banner>
    </div>
  )
}

/**
 * Loads one after the other, each when the page has nothing else to do.
 * @param afterMs not before: an idle moment between two steps of somebody at work is none
 * @returns how to stop
 */
export function preloadWhenIdle(
  screens: readonly { readonly preload: () => Promise<void> }[],
  clock: Clock,
  afterMs: number,
): Cancel {
  const rest = [...screens]
  let asked = 0
  const next = (): void => {
    const screen = rest.shift()
    if (screen === undefined) return
    asked = requestIdleCallback(() => void screen.preload().then(next))
  }
  const cancelWait = clock.after(afterMs, next)
  return () => {
    rest.length = 0
    cancelWait()
    cancelIdleCallback(asked)
  }
}
