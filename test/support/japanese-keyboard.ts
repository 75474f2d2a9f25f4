/** Every key of a Japanese keyboard, by itself and while an input method is at work. */
import type { CDPSession, Page } from 'playwright-core'

const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789-^@[;:],./')
const shifted = ['Shift+A', 'Shift+1', 'Shift+-', 'Shift+Enter', 'Shift+Space']
const named = [
  ...['Escape', 'Enter', 'Space', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp'],
  ...['PageDown', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'CapsLock', 'NumLock'],
  ...['ScrollLock', 'Pause', 'ContextMenu', 'Shift', 'Control', 'Alt', 'Meta', 'Tab', 'Shift+Tab'],
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
]

type Raw = { readonly key: string; readonly code: string; readonly windowsVirtualKeyCode: number }

/** The keys no other keyboard has: the driver does not know them by name. */
const own: readonly Raw[] = [
  { key: 'Convert', code: 'Convert', windowsVirtualKeyCode: 0x1c },
  { key: 'NonConvert', code: 'NonConvert', windowsVirtualKeyCode: 0x1d },
  { key: 'KanjiMode', code: 'Lang1', windowsVirtualKeyCode: 0x19 },
  { key: 'KanaMode', code: 'KanaMode', windowsVirtualKeyCode: 0x15 },
  { key: 'ZenkakuHankaku', code: 'Backquote', windowsVirtualKeyCode: 0xf3 },
  { key: 'HiraganaKatakana', code: 'KanaMode', windowsVirtualKeyCode: 0xf2 },
  { key: 'Alphanumeric', code: 'CapsLock', windowsVirtualKeyCode: 0xf0 },
  { key: '¥', code: 'IntlYen', windowsVirtualKeyCode: 0xdc },
  { key: '\\', code: 'IntlRo', windowsVirtualKeyCode: 0xe2 },
]

/** What an input method takes for itself reaches the page under this code, whatever its name. */
const PROCESSED = 229

/** What is sent on one line arrives in its order; nobody waits for the answer to a key before the next one goes down. */
function raw(line: CDPSession, { key, code, windowsVirtualKeyCode }: Raw): Promise<unknown> {
  const event = { key, code, windowsVirtualKeyCode }
  return Promise.all([
    line.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event }),
    line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }),
  ])
}

/** By the names the driver knows them. */
export const everyKey: readonly string[] = [...letters, ...shifted, ...named]

/**
 * Presses every key where the focus is, `again` after each: it gives the focus back where a key took it away.
 * @param sends keys that send what is typed here, which is what they are for
 */
export async function pressEveryKey(
  page: Page,
  again: () => Promise<void>,
  sends: readonly string[] = [],
): Promise<void> {
  for (const key of everyKey.filter((one) => !sends.includes(one))) {
    await page.keyboard.press(key)
    await again()
  }
  const line = await page.context().newCDPSession(page)
  for (const key of own) {
    await raw(line, key)
    await again()
  }
  await line.detach()
}

const compose = (line: CDPSession, text: string): Promise<unknown> =>
  line.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  })

/**
 * Each key once more while something is being composed, as an input method passes it on. What only writes leaves the
 * composition as it is; after every other key it ends. Fails for a key that came where nothing was being composed.
 */
export async function composeWithEveryKey(page: Page, again: () => Promise<void>): Promise<void> {
  const line = await page.context().newCDPSession(page)
  const heard = await page.evaluateHandle(() => {
    let outside = 0
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Process' && !event.isComposing) outside += 1
    }
    addEventListener('keydown', hear, true)
    return () => {
      removeEventListener('keydown', hear, true)
      return outside
    }
  })
  for (const key of [...everyKey, 'Convert', 'NonConvert', 'KanjiMode']) {
    await Promise.all([
      compose(line, 'そうだん'),
      raw(line, { key: 'Process', code: key, windowsVirtualKeyCode: PROCESSED }),
      // Some input methods let the name of the key through.
      raw(line, { key, code: key, windowsVirtualKeyCode: PROCESSED }),
      ...(letters.includes(key) ? [] : [compose(line, '')]),
    ])
    await again()
  }
  await compose(line, '')
  const outside = await heard.evaluate((stop) => stop())
  await heard.dispose()
  await line.detach()
  if (outside > 0) throw new Error(`${outside} keys came where nothing was being composed`)
}
