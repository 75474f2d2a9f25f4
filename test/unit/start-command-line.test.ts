/** What may be typed after `npm start --` and after the program's name, and what is said when it is wrong. */
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultDataRoot, readCommandLine, typedIn } from '../../electron/platform/command-line.ts'
import { commandLineProblem, helpText } from '../../electron/platform/command-line-text.ts'

const nothing = { help: false, browser: false, open: true, port: 0, dataRoot: null }

describe('the command line', () => {
  it('reads its options, and folders from where the person typed', () => {
    const here = resolve('desk')
    expect(
      readCommandLine(['--browser', '--data', 'x', '--port=5000', '--no-open'], {}, 'node', here),
    ).toEqual({
      ok: true,
      value: { ...nothing, browser: true, dataRoot: resolve(here, 'x'), port: 5000, open: false },
    })
    expect(readCommandLine(['--data=x'], { SOUDAN_DATA: 'y' }, 'node', here)).toMatchObject({
      value: { dataRoot: resolve(here, 'x') },
    })
    expect(readCommandLine([], { SOUDAN_DATA: 'y' }, 'node', here)).toMatchObject({
      value: { dataRoot: resolve(here, 'y') },
    })
    expect(readCommandLine(['--help'], {})).toMatchObject({ value: { help: true } })
  })

  it('lets Chromium have its switches under Electron, and the folder Electron was started on', () => {
    const chromium = ['--inspect=0', '--remote-debugging-port=0', '--no-sandbox']
    expect(
      readCommandLine(
        [...chromium, '/app', '--use-fake-ui-for-media-stream'],
        {},
        'electronOnFolder',
      ),
    ).toEqual({ ok: true, value: nothing })
    expect(readCommandLine(['--original-process-start-time=1'], {}, 'electron').ok).toBe(true)
    expect(readCommandLine(['/app'], {}, 'electron')).toMatchObject({ reason: 'extraArgument' })
    expect(readCommandLine(chromium, {}, 'node')).toMatchObject({ reason: 'unknownOption' })
  })

  it.each([
    [['--dta', 'x'], '--dta'],
    [['--data'], '--data'],
    [['--data='], '--data'],
    [['--data', '--browser'], '--data'],
    [['--data', 'My', 'Folder'], 'Folder'],
    [['--port', 'many'], 'many'],
    [['--port', '70000'], '70000'],
    [['--port'], '--port'],
    [['-x'], '-x'],
  ])('refuses %j in one Japanese line that names it, on every platform', (args, named) => {
    for (const runs of ['node', 'electron'] as const) {
      const read = readCommandLine(args, {}, runs)
      if (read.ok) throw new Error('accepted')
      const line = commandLineProblem(read)
      expect(line).toContain(named)
      expect(line).toMatch(/SD-02.*--help/)
      expect(line).not.toContain('\n')
    }
  })

  it('believes INIT_CWD only from npm', () => {
    expect(typedIn({ INIT_CWD: '/typed', npm_lifecycle_event: 'start' }, '/here')).toBe('/typed')
    expect(typedIn({ INIT_CWD: '/typed' }, '/here')).toBe('/here')
    expect(typedIn({ npm_lifecycle_event: 'start' }, '/here')).toBe('/here')
  })

  it('keeps data where the OS wants it, on Windows in the profile that never lies on a share', () => {
    const local = 'C:\\Users\\k\\AppData\\Local'
    expect(
      defaultDataRoot(
        'win32',
        { APPDATA: '\\\\server\\roaming', LOCALAPPDATA: local },
        'C:\\Users\\k',
      ),
    ).toBe(`${local}\\SoudanDesk`)
    expect(defaultDataRoot('win32', {}, 'C:\\Users\\k')).toBe(`${local}\\SoudanDesk`)
    expect(defaultDataRoot('darwin', {}, '/Users/k')).toBe(
      '/Users/k/Library/Application Support/SoudanDesk',
    )
    expect(defaultDataRoot('linux', {}, '/home/k')).toBe('/home/k/.config/SoudanDesk')
    expect(defaultDataRoot('linux', { XDG_CONFIG_HOME: '/c' }, '/home/k')).toBe('/c/SoudanDesk')
  })

  it('tells every option in the help of both, and every exit status', () => {
    for (const help of [helpText.start, helpText.main])
      for (const word of ['--data', '--browser', '--port', '--no-open', '--help', '2 使い方の誤り'])
        expect(help).toContain(word)
  })
})
