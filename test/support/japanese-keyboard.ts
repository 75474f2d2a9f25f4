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

async function raw(line: CDPSession, { key, code, windowsVirtualKeyCode }: Raw): Promise<void> {
  const event = { key, code, windowsVirtualKeyCode }
  await line.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
  await line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
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

/** Each key once more while something is being composed, as an input method passes it on. */
export async function composeWithEveryKey(page: Page, again: () => Promise<void>): Promise<void> {
  const line = await page.context().newCDPSession(page)
  for (const key of [...everyKey, 'Convert', 'NonConvert', 'KanjiMode']) {
    await line.send('Input.imeSetComposition', {
      text: 'そうだん',
      selectionStart: 4,
      selectionEnd: 4,
    })
    await raw(line, { key: 'Process', code: key, windowsVirtualKeyCode: PROCESSED })
    // Some input methods let the name of the key through.
    await raw(line, { key, code: key, windowsVirtualKeyCode: PROCESSED })
    await line.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
    await again()
  }
  await line.detach()
}
