/** The computer's clocks, for the app's composition: what a page knows of time, and how long the computer has been running. */
import { uptime } from 'node:os'
import { type Clock, SECOND, systemClock } from '../shared/clock.ts'

/** libuv reads GetTickCount64 on Windows and CLOCK_BOOTTIME on Linux; both count sleep. */
export const machineClock: Clock = { ...systemClock, uptimeMs: () => uptime() * SECOND }
