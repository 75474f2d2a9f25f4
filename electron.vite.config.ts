import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { fontSlices } from './renderer/ui/font-slices.ts'
import { shippedNotices } from './electron/packaging/notices.ts'

const here = import.meta.dirname
// Electron and the Zoom SDK are shipped as they come; all else is found in the bundles.
const notices = shippedNotices(
  resolve(here, 'out/notices.json'),
  resolve(here, 'electron/packaging/licences'),
  ['electron', '@zoom/meetingsdk'].map((name) => resolve(here, 'node_modules', name)),
)

export default defineConfig({
  main: {
    plugins: [notices()],
    build: {
      // In one file they load in two thirds of the time; what needs Electron at hand stays outside.
      externalizeDeps: {
        exclude: [
          'zod',
          'conf',
          'electron-store',
          'electron-updater',
          'ws',
          'pg',
          'nodemailer',
          'iconv-lite',
          '@holiday-jp/holiday_jp',
          'date-fns',
          '@date-fns/tz',
          'tldts',
          '@date-fns/utc',
          '@zxcvbn-ts/language-common',
          '@zxcvbn-ts/dictionary-compression',
        ],
      },
      rolldownOptions: {
        // Verifying a large log, backups, reading many records and making their list anew are done in threads of their own.
        input: {
          main: resolve(here, 'electron/entry.ts'),
          'backup-worker': resolve(here, 'electron/storage/backup/backup-worker.ts'),
          'folding-worker': resolve(here, 'electron/schedule/folding-worker.ts'),
          'reading-worker': resolve(here, 'electron/storage/reading/reading-worker.ts'),
          'rebuild-worker': resolve(here, 'electron/storage/lists/rebuild-worker.ts'),
          'verify-worker': resolve(here, 'electron/storage/verify/verify-worker.ts'),
        },
        // Beside the entry: the app finds its other files from where it lies itself.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [notices()],
    build: {
      // A sandboxed preload and an injected page script must each be one self-contained file.
      isolatedEntries: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          preload: resolve(here, 'electron/preload.ts'),
          'browser-bridge': resolve(here, 'electron/platform/browser-bridge.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    // Relative: the same files are served as app://, from 127.0.0.1 and, under a token, from localhost.
    base: './',
    plugins: [react(), fontSlices(), notices()],
    build: {
      outDir: resolve(here, 'out/renderer'),
      // The CSP allows no data: fonts or scripts, and the meeting server serves exactly what the manifest names.
      assetsInlineLimit: 0,
      manifest: true,
      minify: true,
      chunkSizeWarningLimit: 4_000,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: {
          index: resolve(here, 'renderer/index.html'),
          practice: resolve(here, 'renderer/meeting/practice.html'),
          seeker: resolve(here, 'renderer/meeting/seeker.html'),
          zoom: resolve(here, 'renderer/meeting/zoom.html'),
        },
      },
    },
  },
})
