/** `npm start` where Electron cannot run or cannot be had: a served app, and one line in Japanese and English that says why. */
// A program that stands for Electron ends as the real one does, a mirror and a proxy answer as real ones may.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CopiedProject, copyProject, ELECTRON_VERSION } from '../support/copied-project.ts'
import { type MirrorWish, startMirror } from '../support/mirror.ts'
import { startProgram, type Started } from '../support/started.ts'
import { storedZip } from '../support/stored-zip.ts'

const ROOT_SAYS =
  '[7:1126/140000.1:FATAL:electron_main_delegate.cc(288)] Running as root without --no-sandbox is not supported. See https://crbug.com/638180.'
const script = (stderr: string, end: string): string => `#!/bin/sh\necho '${stderr}' >&2\n${end}\n`

let project: CopiedProject
let temporary: string
let data: string
let started: Started | null = null

beforeAll(() => {
  project = copyProject()
})
afterAll(() => project.remove())
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'soudan-tmp-'))
  data = mkdtempSync(join(tmpdir(), 'soudan-data-'))
})
afterEach(async () => {
  if (started?.status() === null) await started.stop('SIGKILL')
  started = null
  project.uninstall()
  for (const folder of [temporary, data]) rmSync(folder, { recursive: true, force: true })
})

function npmStart(env: Readonly<Record<string, string | undefined>> = {}): Started {
  started = startProgram(
    [join(project.root, 'electron', 'start.ts'), '--no-open', '--data', data],
    {
      cwd: project.root,
      env: { ...withoutProxies(), DISPLAY: ':99', TMPDIR: temporary, ...env },
    },
  )
  return started
}

/** Neither a proxy nor a display of the machine the test runs on. */
const withoutProxies = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/proxy|^npm_config_|^electron|^SOUDAN|DISPLAY$/i.test(name),
    ),
  )

async function served(app: Started): Promise<void> {
  const answer = await fetch(await app.address(), { redirect: 'manual' })
  expect(answer.status).toBeLessThan(400)
}

const linesWith = (app: Started, word: string): string[] =>
  app
    .output()
    .split('\n')
    .filter((line) => line.includes(word))

/** The one line that says why, before the app is served; then a tidy end, and nothing temporary left. */
async function fallsBack(app: Started, japanese: RegExp, english: RegExp): Promise<void> {
  await served(app)
  const [line, more] = linesWith(app, '動作確認用')
  expect(line).toMatch(japanese)
  expect(line).toMatch(english)
  expect(more).toBeUndefined()
  expect(await app.stop()).toBe(0)
  expect(readdirSync(temporary)).toEqual([])
}

describe.skipIf(process.platform === 'win32')(
  'Electron that ends before its window (its stand-in is a script with #!, which Windows has not)',
  () => {
    it.each([
      ['root', script(ROOT_SAYS, 'kill -TRAP $$'), /root（管理者）/, /as root/],
      [
        'restricted user namespaces',
        script(
          'FATAL:content/browser/zygote_host_impl_linux.cc:128] No usable sandbox! Update your kernel',
          'kill -TRAP $$',
        ),
        /名前空間/,
        /user namespaces/,
      ],
      [
        'no setuid helper',
        script(
          'FATAL:setuid_sandbox_host.cc(163)] The SUID sandbox helper binary was found, but is not configured correctly.',
          'exit 133',
        ),
        /名前空間/,
        /user namespaces/,
      ],
      [
        'a missing library',
        script(
          'electron: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
          'exit 127',
        ),
        /ライブラリ（libnss3\.so）/,
        /missing \(libnss3\.so\)/,
      ],
      [
        'a damaged library of its own',
        script(
          'electron: error while loading shared libraries: libffmpeg.so: file too short',
          'exit 127',
        ),
        /壊れている/,
        /damaged/,
      ],
      ['a damaged program', '\u007fELF\u0002\u0001\u0001\u0000 cut off', /壊れている/, /damaged/],
      [
        'a display that does not answer',
        script('ERROR:ozone_platform_x11.cc(245)] Missing X server or $DISPLAY', 'exit 1'),
        /画面のない/,
        /no display/,
      ],
      ['no reason at all', script('', 'exit 7'), /画面を出さずに終わった（7）/, /\(7\)/],
    ])('%s', async (_what, program, japanese, english) => {
      project.install(program)
      await fallsBack(npmStart(), japanese, english)
    })

    it('is not even started without a display', async () => {
      project.install(script('started all the same', 'exit 0'))
      const app = npmStart({ DISPLAY: undefined })
      await fallsBack(app, /画面のない/, /no display/)
      expect(app.output()).not.toContain('started all the same')
    })

    it('is started visibly with the data folder, without what would make it plain Node', async () => {
      project.install('#!/bin/sh\necho "args:$*:$ELECTRON_RUN_AS_NODE:"\nexit 0\n')
      const app = npmStart({ ELECTRON_RUN_AS_NODE: '1' })
      expect(await app.ended()).toBe(0)
      expect(app.output()).toContain(`args:${project.root} --data ${data}::`)
      expect(app.output()).not.toContain('動作確認用')
    })

    it('crashed after its window: its own status, no second app', async () => {
      project.install(script(ROOT_SAYS, ': > "$SOUDAN_SHOWN_FILE"\nexit 9'))
      const app = npmStart()
      expect(await app.ended()).toBe(9)
      expect(app.output()).not.toContain('動作確認用')
      expect(readdirSync(temporary)).toEqual([])
    })
  },
)

describe.skipIf(process.platform === 'win32')(
  'Electron that has to be downloaded (its stand-in is a script with #!, which Windows has not)',
  () => {
    const zip = storedZip([
      { name: 'electron', bytes: Buffer.from(script(ROOT_SAYS, 'exit 133')), program: true },
      { name: 'version', bytes: Buffer.from(ELECTRON_VERSION) },
      { name: 'padding.bin', bytes: Buffer.alloc(5_000_000, 7) },
    ])

    /** The mirror's name is known to the proxy alone. */
    async function download(
      wish: Partial<MirrorWish>,
      proxyNames: readonly string[],
      more: Readonly<Record<string, string>> = {},
    ) {
      const mirror = await startMirror({ zip, ...wish })
      const app = npmStart({
        npm_config_electron_mirror: 'http://mirror.invalid/electron/',
        electron_use_remote_checksums: '1',
        electron_config_cache: join(data, 'cache'),
        ...Object.fromEntries(proxyNames.map((name) => [name, mirror.proxy])),
        ...more,
      })
      return { mirror, app }
    }

    it.each([
      ["npm's own settings", ['npm_config_proxy', 'npm_config_https_proxy']],
      ["npm's https-proxy alone", ['npm_config_https_proxy', 'npm_config_proxy']],
      ['the environment', ['HTTPS_PROXY', 'HTTP_PROXY']],
      ['HTTP_PROXY alone', ['HTTP_PROXY']],
    ])('through the proxy of %s, with progress', async (_what, names) => {
      const { mirror, app } = await download({}, names)
      await fallsBack(app, /root（管理者）/, /as root/)
      expect(app.output()).toContain('5 / 5 MB（100 %）')
      expect(mirror.proxied.length).toBeGreaterThan(0)
      await mirror.stop()
    })

    it('goes on where the connection broke, and starts no second time', async () => {
      const { mirror, app } = await download({ cuts: [2_000_000, 1_000_000] }, ['HTTP_PROXY'])
      await fallsBack(app, /root（管理者）/, /as root/)
      expect(mirror.asked.filter((path) => path.includes('.zip'))).toHaveLength(3)
      expect(mirror.asked.filter((path) => path.includes(' from '))).toHaveLength(2)
      expect(linesWith(app, '続きから')).toHaveLength(2)
      await mirror.stop()
    })

    it.each([
      ['the file is not there', { status: 404 }, /404/],
      ['the proxy wants a name', { proxyRefuses: true }, /407/],
      ['the server is ill', { status: 503 }, /503/],
      ['what came is not what it should be', { wrongChecksum: true }, /[Cc]hecksum/],
    ] as const)('%s: the last word of the download is shown', async (_what, wish, word) => {
      const { mirror, app } = await download(wish, ['HTTP_PROXY'])
      await fallsBack(app, /取得できなかった/, word)
      await mirror.stop()
    })

    it('a proxy nobody answers at is named without its passphrase', async () => {
      const { mirror, app } = await download({}, [], {
        HTTPS_PROXY: 'http://me:geheim@127.0.0.1:9',
        HTTP_PROXY: 'http://me:geheim@127.0.0.1:9',
      })
      await fallsBack(app, /取得できなかった/, /ECONNREFUSED/)
      expect(app.output()).not.toContain('geheim')
      await mirror.stop()
    })

    it('without a network it does not try', async () => {
      const { mirror, app } = await download({}, [])
      await fallsBack(app, /ネットワーク/, /no network/)
      expect(mirror.asked).toEqual([])
      await mirror.stop()
    })

    it('stopped in the middle: the download too, and nothing stays', async () => {
      const { mirror, app } = await download({ cuts: Array<number>(50).fill(100_000) }, [
        'HTTP_PROXY',
      ])
      await expect
        .poll(() => linesWith(app, '続きから').length, { timeout: 30_000 })
        .toBeGreaterThan(0)
      expect(await app.stop()).toBe(0)
      expect(app.output()).not.toContain('動作確認用')
      expect(readdirSync(temporary)).toEqual([])
      await mirror.stop()
    })
  },
)
