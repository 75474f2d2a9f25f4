/**
 * Camera, microphone and screen, asked for when a page asks: with a fake camera headless Chromium asks nobody and heeds no
 * refusal set over the DevTools protocol, so the page's own functions ask the app's handlers first. A picture of a window is drawn
 * from what that window shows.
 */
import type { CDPSession } from 'playwright-core'
import { z } from 'zod'

const BINDING = '__electronStandInAsks'

const AskedSchema = z.object({
  id: z.int(),
  permission: z.enum(['media', 'display-capture']),
  types: z.array(z.enum(['video', 'audio'])),
  url: z.string(),
})
export type AskedMedia = z.infer<typeof AskedSchema>
/** `picture`: what a window shows, as PNG (base64), where one was given. */
export type AnsweredMedia = { readonly granted: boolean; readonly picture: string | null }

/** Runs in every frame, before any script of it. */
function inPage(name: string): void {
  const devices: unknown = Reflect.get(window, 'MediaDevices')
  if (typeof devices !== 'function') return
  const prototype: object = MediaDevices.prototype
  type Answered = { granted: boolean; picture: string | null }
  const waiting = new Map<number, (answered: Answered) => void>()
  const drawn = new Set<MediaStreamTrack>()
  let last = 0
  Object.defineProperty(window, `${name}Answered`, {
    value: (id: number, answered: Answered) => waiting.get(id)?.(answered),
  })
  // The window that was given is gone.
  Object.defineProperty(window, `${name}Ended`, {
    value: () => {
      for (const track of drawn) {
        track.stop()
        track.dispatchEvent(new Event('ended'))
      }
      drawn.clear()
    },
  })
  const ask = (permission: string, types: string[]): Promise<Answered> =>
    new Promise((resolve) => {
      last += 1
      waiting.set(last, resolve)
      const tell: unknown = Reflect.get(window, name)
      const asked = JSON.stringify({ id: last, permission, types, url: location.href })
      if (typeof tell === 'function') Reflect.apply(tell, window, [asked])
      else resolve({ granted: false, picture: null })
    })
  const draw = async (picture: string): Promise<MediaStream> => {
    const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const context = canvas.getContext('2d')
    const stream = canvas.captureStream(5)
    const paint = (): unknown => context?.drawImage(image, 0, 0)
    paint()
    setInterval(paint, 200)
    for (const track of stream.getTracks()) drawn.add(track)
    return stream
  }
  const wrap = (method: string, feature: string[], permission: string): void => {
    const native: unknown = Reflect.get(prototype, method)
    if (typeof native !== 'function') return
    const wrapped = async function (
      this: unknown,
      wish: MediaStreamConstraints = {},
    ): Promise<unknown> {
      const policy: unknown = Reflect.get(document, 'featurePolicy')
      const allows = (one: string): boolean =>
        typeof policy !== 'object' ||
        policy === null ||
        !('allowsFeature' in policy) ||
        typeof policy.allowsFeature !== 'function' ||
        Reflect.apply(policy.allowsFeature, policy, [one]) === true
      const types = (['video', 'audio'] as const).filter((type) => Boolean(wish[type]))
      // What the page's own headers forbid is refused before anybody is asked.
      if (!feature.every(allows)) return Reflect.apply(native, this, [wish]) as unknown
      if (permission === 'display-capture' && !navigator.userActivation.isActive)
        throw new DOMException('nobody has pressed anything here', 'InvalidStateError')
      const { granted, picture } = await ask(permission, types)
      if (!granted) throw new DOMException('Permission denied', 'NotAllowedError')
      if (picture !== null) return draw(picture)
      return Reflect.apply(native, this, [wish]) as unknown
    }
    Object.defineProperty(prototype, method, { value: wrapped, writable: true, configurable: true })
  }
  wrap('getUserMedia', [], 'media')
  wrap('getDisplayMedia', ['display-capture'], 'display-capture')
}

/** The window whose picture this page was given is gone. */
export function endMedia(cdp: CDPSession): void {
  cdp.send('Runtime.evaluate', { expression: `${BINDING}Ended()` }).catch(() => undefined)
}

/** @param decide what the app's handlers say */
export async function installMedia(
  cdp: CDPSession,
  decide: (asked: AskedMedia) => Promise<AnsweredMedia>,
): Promise<void> {
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING) return
    const asked = AskedSchema.parse(JSON.parse(payload))
    decide(asked)
      .then((answered) =>
        cdp.send('Runtime.evaluate', {
          expression: `${BINDING}Answered(${asked.id}, ${JSON.stringify(answered)})`,
          contextId: executionContextId,
        }),
      )
      .catch(() => undefined)
  })
  await cdp.send('Runtime.addBinding', { name: BINDING })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${inPage.toString()})(${JSON.stringify(BINDING)})`,
  })
}
