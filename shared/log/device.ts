/** What the counselor's device and line test can find (M20-3). */
import { z } from 'zod'

export const DeviceProblemSchema = z.enum([
  'none',
  'noDevice',
  'refused',
  'inUse',
  'silent',
  'unreachable',
  'unknown',
])
export type DeviceProblem = z.infer<typeof DeviceProblemSchema>

/** What the job seeker sees and hears the counselor by. */
export const DeviceKindSchema = z.enum(['camera', 'microphone'])
export type DeviceKind = z.infer<typeof DeviceKindSchema>

/** Result of the counselor's device and line test (M20-3). */
export const DeviceTestSchema = z.object({
  camera: DeviceProblemSchema,
  microphone: DeviceProblemSchema,
  /** Whether the counselor heard the test sound. */
  speaker: z.enum(['heard', 'notHeard']),
  line: DeviceProblemSchema,
})
export type DeviceTest = z.infer<typeof DeviceTestSchema>

/** Does the counselor see, hear and reach everything? */
export function isFine(test: DeviceTest): boolean {
  return (
    test.camera === 'none' &&
    test.microphone === 'none' &&
    test.line === 'none' &&
    test.speaker === 'heard'
  )
}
