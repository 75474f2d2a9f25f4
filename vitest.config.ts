import { defineConfig } from 'vitest/config'

const common = { testTimeout: 60_000, hookTimeout: 60_000 }
/** Tests of the whole app; these measure how soon something happens, and want the machine for themselves. */
const ALONE = ['test/e2e/camera.test.ts', 'test/e2e/faults.test.ts']
/** Those in which the platform has a part; the whole suite runs with `npm run test:e2e -- --platform stand-in`. */
const OF_THE_DESKTOP = ['desktop', 'day', 'review', 'technical-log'].map(
  (name) => `test/e2e/${name}.test.ts`,
)

export default defineConfig({
  test: {
    // Two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['test/{unit,faults,architecture}/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/generators.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          ...common,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ALONE,
          // Four pictures of each screen take their time.
          testTimeout: process.env['PICTURES'] === 'all' ? 900_000 : 240_000,
        },
      },
      {
        test: {
          ...common,
          name: 'e2e-stand-in',
          include: OF_THE_DESKTOP,
          env: { SOUDAN_E2E_PLATFORM: 'stand-in' },
          testTimeout: 240_000,
        },
      },
      {
        test: {
          ...common,
          name: 'e2e-alone',
          include: ALONE,
          testTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
