/** The platform's small decisions: paths, options of the command line, finding a browser, the key store, what a log may say. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { defaultDataRoot, readCommandLine } from '../../electron/platform/command-line.ts'
import { describeBug } from '../../electron/platform/crash.ts'
import { fileInside } from '../../electron/platform/files.ts'
import { findBrowser } from '../../electron/platform/find-browser.ts'
import { createOsKeyStore } from '../../electron/platform/os-key-store.ts'
import { isAppPage, permitted, type SessionRole } from '../../electron/platform/permissions.ts'

describe('a path from a URL', () => {
  it('never leads out of the folder, whatever it is made of', () => {
    const folder = resolve('some', 'folder')
    const part = fc.constantFrom(
      '..',
      '.',
      'a',
      '%2e%2e',
      '%2f',
      '%5c',
      '\\',
      'C:',
      '',
      '%00',
      'a.js',
      '...',
      '%252e',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const file = fileInside(folder, `/${parts.join('/')}`)
        if (file === null) return
        const inside = relative(folder, file)
        expect(inside.startsWith('..') || isAbsolute(inside)).toBe(false)
      }),
    )
    expect(fileInside(folder, '/assets/a.js')).toBe(join(folder, 'assets', 'a.js'))
  })
})

describe('permissions', () => {
  it('give nothing but camera and microphone, and to no address but the two of ours', () => {
    const role = fc.constantFrom<SessionRole>('app', 'meeting', 'seeker', 'other')
    const from = fc.oneof(
      fc.webUrl(),
      fc.constantFrom(
        'app://desk/',
        'app://desk.evil/',
        'http://localhost:5/x',
        'http://localhost.evil:5/',
        'null',
        '',
      ),
    )
    const permission = fc.oneof(fc.constantFrom('media', 'display-capture', 'unknown'), fc.string())
    fc.assert(
      fc.property(role, from, permission, (asks, where, what) => {
        if (
          !permitted(
            asks,
            { permission: what, from: where, mediaTypes: ['video'] },
            'http://localhost:5',
          )
        )
          return
        expect(what).toBe('media')
        expect(asks === 'app' ? isAppPage(where) : where.startsWith('http://localhost:5/')).toBe(
          true,
        )
        expect(asks).not.toBe('other')
      }),
      { numRuns: 2_000 },
    )
  })

  it('refuse an open meeting that is not on this machine', () => {
    expect(
      permitted(
        'meeting',
        { permission: 'media', from: 'https://evil.test/', mediaTypes: ['video'] },
        'https://evil.test',
      ),
    ).toBe(false)
  })
})

describe('the command line', () => {
  it('reads its own options and passes over those of Chromium', () => {
    expect(
      readCommandLine(
        ['.', '--browser', '--data', 'C:\\d', '--port', '5000', '--no-open', '--no-sandbox'],
        {},
      ),
    ).toEqual({ browser: true, dataRoot: 'C:\\d', port: 5000, open: false })
    expect(readCommandLine(['--data=/x'], { SOUDAN_DATA: '/y' })).toEqual({
      browser: false,
      dataRoot: '/x',
      port: 0,
      open: true,
    })
    expect(readCommandLine(['--port', 'many'], { SOUDAN_DATA: '/y' })).toEqual({
      browser: false,
      dataRoot: '/y',
      port: 0,
      open: true,
    })
  })

  it('keeps data where the OS expects a user to have it', () => {
    expect(
      defaultDataRoot(
        'win32',
        { APPDATA: '\\\\server\\roaming', LOCALAPPDATA: 'C:\\Users\\k\\AppData\\Local' },
        'C:\\Users\\k',
      ),
    ).toBe('C:\\Users\\k\\AppData\\Local\\SoudanDesk')
    expect(defaultDataRoot('darwin', {}, '/Users/k')).toBe(
      '/Users/k/Library/Application Support/SoudanDesk',
    )
    expect(defaultDataRoot('linux', {}, '/home/k')).toBe('/home/k/.local/share/soudan-desk')
    expect(defaultDataRoot('linux', { XDG_DATA_HOME: '/data' }, '/home/k')).toBe(
      '/data/soudan-desk',
    )
  })
})

describe('finding a browser', () => {
  it('looks where each system keeps them, and nowhere without a display', () => {
    const only = (path: string) => (asked: string) => asked === path
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(
      findBrowser({
        platform: 'win32',
        environment: {
          PROGRAMFILES: 'C:\\Program Files',
          'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
        },
        exists: only(edge),
      }),
    ).toBe(edge)
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser({ platform: 'darwin', environment: {}, exists: only(chrome) })).toBe(chrome)
    expect(
      findBrowser({
        platform: 'linux',
        environment: { PATH: '/usr/bin', DISPLAY: ':0' },
        exists: only('/usr/bin/chromium'),
      }),
    ).toBe('/usr/bin/chromium')
    expect(
      findBrowser({ platform: 'linux', environment: { PATH: '/usr/bin' }, exists: () => true }),
    ).toBeNull()
    expect(
      findBrowser({
        platform: 'linux',
        environment: { PATH: '/usr/bin', WAYLAND_DISPLAY: 'w' },
        exists: () => false,
      }),
    ).toBeNull()
  })
})

describe('the key store of the OS', () => {
  const store = (backend: string, system: string, on = true) =>
    createOsKeyStore(
      {
        isEncryptionAvailable: () => on,
        getSelectedStorageBackend: () => backend,
        encryptString: (text) => Buffer.from(text),
        decryptString: (bytes) => bytes.toString(),
      },
      system,
    )

  it('is none where Linux would only hide the key behind a fixed word', () => {
    expect(store('basic_text', 'linux').available()).toBe(false)
    expect(store('unknown', 'linux').available()).toBe(false)
    expect(store('gnome_libsecret', 'linux').available()).toBe(true)
    expect(store('basic_text', 'win32').available()).toBe(true)
    expect(store('gnome_libsecret', 'linux', false).available()).toBe(false)
    expect(() => store('basic_text', 'linux').wrap(new Uint8Array([1]))).toThrow()
    expect(store('basic_text', 'linux').unwrap(new Uint8Array([1]))).toEqual({
      ok: false,
      reason: 'keyUnavailable',
    })
  })
})

describe('what a log may say of a bug', () => {
  it('is its kind and its places, never its words', () => {
    const said = describeBug(
      Object.assign(new TypeError('架空 一郎 17010-00012345'), { code: 'ENOSPC' }),
    )
    expect(said).toMatch(/^TypeError ENOSPC \| at /)
    expect(said).not.toMatch(/架空|17010/)
    const many = new Error('一行目\n    at 架空 一郎')
    expect(describeBug(many)).not.toContain('架空')
    expect(describeBug('架空 一郎')).toBe('a bug of unknown kind')
  })
})
