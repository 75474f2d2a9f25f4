/** How long the shipped Zoom SDK may be used. Zoom raises its minimum version each quarter; below it every PC is refused at once (10000). */

import { z } from 'zod'

/** Released on 22 June 2026 (zoom.md). With a new SDK all three are changed together; a test compares the version with the package. */
export const SHIPPED_SDK = {
  version: '6.2.0',
  /** Nothing can happen before; a local date. */
  safeUntil: '2027-02-28',
  /** The first day on which Zoom may plausibly refuse it; a local date. */
  mayEndOn: '2027-05-01',
} as const

/** fine; soon: an update has to be planned; mayBeRefused: Zoom may refuse it any day. */
export const SdkAgeSchema = z.enum(['fine', 'soon', 'mayBeRefused'])
export type SdkAge = z.infer<typeof SdkAgeSchema>

/** @param today local date of this PC's clock */
export function sdkAge(today: string): SdkAge {
  if (today >= SHIPPED_SDK.mayEndOn) return 'mayBeRefused'
  return today > SHIPPED_SDK.safeUntil ? 'soon' : 'fine'
}
