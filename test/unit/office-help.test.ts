/** The help knows every screen, and names the keys that are really heard. */
import { describe, expect, it } from 'vitest'
import { menuTemplate } from '../../electron/platform/menus.ts'
import { appText as texts } from '../../electron/platform/text.ts'
import { screenOf } from '../../renderer/office/help/screen.ts'
import { everywhere, screens, windowKeys } from '../../renderer/office/help/words.ts'
import { queueKeys, stepOf } from '../../renderer/review/queue-keys.ts'
import { moveTo, rowKeys } from '../../renderer/schedule/import/move.ts'
import type { Account } from '../../shared/people/account.ts'
import { appKeyOf, HELP_KEY } from '../../shared/meeting/keys.ts'

const pressed = (key: string) => ({
  ...{ key, isComposing: false, repeat: false, isWriting: false },
  ...{ altKey: false, ctrlKey: false, metaKey: false, shiftKey: false },
})

/** 'CmdOrCtrl+Plus' as it is written on a keyboard. */
const written = (accelerator: string): string =>
  accelerator
    .replace('CmdOrCtrl', 'Ctrl')
    .replace('Plus', '+')
    .replace(/\+(?=.)/u, ' ')

describe('the keys in the help', () => {
  it('are all that the window’s menu hears, and no others', () => {
    const menu = menuTemplate(texts, { quit: () => undefined, zoom: () => undefined })
    const heard = menu
      .flatMap(({ submenu }) => [...submenu])
      .flatMap((item) => {
        if ('accelerator' in item && item.accelerator !== undefined && !('visible' in item))
          return [written(item.accelerator)]
        return 'role' in item && item.role === 'togglefullscreen' ? ['F11'] : []
      })
    const named = windowKeys.electron.map(({ keys }) => keys.join(' '))
    expect([...named].sort()).toEqual([...heard].sort())
    expect(heard.length).toBe(5)
  })
  it('are the letters that go through the queue', () => {
    const letters = queueKeys.flatMap(({ keys }) => keys).filter((key) => /^[A-Z]$/u.test(key))
    const heard = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
      .split('')
      .filter((key) => stepOf(pressed(key)) !== null)
    expect(letters).toEqual(heard)
    expect(heard).toEqual(['J', 'K'])
  })
  it('are those of the list of rows', () => {
    const arrows: Readonly<Record<string, string>> = { '↑': 'ArrowUp', '↓': 'ArrowDown' }
    const keys = rowKeys.flatMap((row) => row.keys)
    for (const key of keys) expect(moveTo(arrows[key] ?? key, 5, 20), key).not.toBeNull()
    expect(keys.length).toBe(6)
  })
  it('are F1 for the help itself, everywhere', () => {
    expect(everywhere.flatMap(({ keys }) => keys)).toContain(HELP_KEY)
    expect(appKeyOf(pressed('F1'))).toBe(HELP_KEY)
    expect(appKeyOf({ ...pressed('F1'), isComposing: true })).toBeNull()
    expect(appKeyOf({ ...pressed('F1'), repeat: true })).toBeNull()
    expect(appKeyOf({ ...pressed('F1'), ctrlKey: true })).toBeNull()
  })
})

describe('the screen that the help is about', () => {
  const kept = {
    ...{ office: undefined, presence: undefined, session: undefined },
    ...{ restoring: null, disposing: null, failure: null },
  }
  const ready = {
    ...{ stage: 'ready', kind: 'office', officeName: '架空', profileVersion: 1, vault: 'os' },
  } as never
  const account: Account = {
    ...{ id: 'a', loginName: 'a', displayName: '架空', disabled: false },
    role: 'counselor',
  }
  const here = { ...kept, office: ready, presence: { account, locked: false } }
  it('is a stage before an office is open, then the sign-in, then a room or a page in it', () => {
    expect(screenOf(kept, 'board', undefined)).toBe('starting')
    expect(screenOf({ ...kept, office: ready }, 'board', undefined)).toBe('signIn')
    expect(screenOf(here, 'board', undefined)).toBe('board')
    expect(screenOf(here, 'board', 'telling')).toBe('telling')
    expect(screenOf(here, 'records', 'telling')).toBe('records')
  })
  it('is the lock and nothing behind it', () => {
    const locked = { ...here, presence: { account, locked: true } }
    expect(screenOf(locked, 'records', undefined)).toBe('locked')
  })
  it('has words of its own, every one of them', () => {
    const all = Object.values(screens)
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
    for (const { next } of all) expect(next.length).toBeGreaterThan(0)
  })
})
