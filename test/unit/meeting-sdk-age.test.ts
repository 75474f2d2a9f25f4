/** The notice before Zoom's minimum version cuts ours, and that its days belong to the SDK that is shipped. */
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { SHIPPED_SDK, sdkAge } from '../../shared/meeting/sdk-age.ts'

it('is fine through February 2027, to be planned from March, and may end from May', () => {
  expect(['2026-11-27', '2027-02-28'].map(sdkAge)).toEqual(['fine', 'fine'])
  expect(['2027-03-01', '2027-04-30'].map(sdkAge)).toEqual(['soon', 'soon'])
  expect(['2027-05-01', '2028-01-01'].map(sdkAge)).toEqual(['mayBeRefused', 'mayBeRefused'])
})

it('is about the version that is shipped', () => {
  const shipped: unknown = createRequire(import.meta.url)('@zoom/meetingsdk/package.json')
  expect(z.object({ version: z.string() }).parse(shipped).version).toBe(SHIPPED_SDK.version)
})
