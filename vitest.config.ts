import { defineConfig } from 'vitest/config'

// Two cores: more workers only make the SIGKILL and camera tests noisier.
const common = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...common, name: 'unit', include: ['test/{unit,faults,architecture}/**/*.test.{ts,tsx}'] } },
      { test: { ...common, name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 240_000, fileParallelism: false } },
    ],
  },
})
