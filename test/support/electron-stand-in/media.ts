/**
 * Camera, microphone and screen, asked for when a page asks: with a fake camera headless Chromium asks nobody and heeds no
 * refusal set over the DevTools protocol, so the page's own functions ask the app's handlers first.
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

/** Runs in every frame, before any script of it. */
function inPage(name: string): void {
  const devices: unknown = Reflect.get(window, 'MediaDevices')
  if (typeof devices !== 'function') return
  const prototype: object = MediaDevices.prototype
  const waiting = new Map<number, (granted: boolean) => void>()
  let last = 0
  Object.defineProperty(window, `${name}Answered`, {
    value: (id: number, granted: boolean) => waiting.get(id)?.(granted),
  })
  const ask = (permission: string, types: string[]): Promise<boolean> =>
    new Promise((resolve) => {
      last += 1
      waiting.set(last, resolve)
      const tell: unknown = Reflect.get(window, name)
      const asked = JSON.stringify({ id: last, permission, types, url: location.href })
      if (typeof tell === 'function') Reflect.apply(tell, window, [asked])
      else resolve(false)
    })
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
      if (feature.every(allows) && !(await ask(permission, types)))
        throw new DOMException('Permission denied', 'NotAllowedError')
      return Reflect.apply(native, this, [wish]) as unknown
    }
    Object.defineProperty(prototype, method, { value: wrapped, writable: true, configurable: true })
  }
  wrap('getUserMedia', [], 'media')
  wrap('getDisplayMedia', ['display-capture'], 'display-capture')
}

/** @param decide what the app's handlers say */
export async function installMedia(
  cdp: CDPSession,
  decide: (asked: AskedMedia) => boolean,
): Promise<void> {
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== BINDING) return
    const asked = AskedSchema.parse(JSON.parse(payload))
    cdp
      .send('Runtime.evaluate', {
        expression: `${BINDING}Answered(${asked.id}, ${decide(asked)})`,
        contextId: executionContextId,
      })
      .catch(() => undefined)
  })
  await cdp.send('Runtime.addBinding', { name: BINDING })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${inPage.toString()})(${JSON.stringify(BINDING)})`,
  })
}
