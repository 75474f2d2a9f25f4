/** A platform without a window and a server without meetings, for the composed app where neither is asked for. */
import type { MeetingServer } from '../../electron/meeting/server.ts'
import { noJobSite } from '../../electron/platform/no-job-site.ts'
import type { Platform } from '../../electron/platform/platform.ts'
import { noKeyStore } from '../unit/storage-helpers.ts'

const never = (): never => {
  throw new Error('this is not asked for here')
}

export function fakePlatform(dataRoot: string): Platform {
  return {
    kind: 'browser',
    dataRoot,
    keyStore: noKeyStore,
    meetingView: {
      open: never,
      place: () => undefined,
      destroy: () => Promise.resolve(),
      onCrash: () => undefined,
      share: () => Promise.resolve(false),
    },
    jobSite: noJobSite,
    start: () => Promise.resolve(),
    push: () => undefined,
    notify: () => undefined,
    protect: () => undefined,
    proxy: { question: () => null, answer: () => undefined, onQuestion: () => undefined },
    focusPage: () => undefined,
    printPdf: () => Promise.resolve('unsupported'),
    chooseFolder: () => Promise.resolve('unsupported'),
    keepAwake: () => undefined,
    openWindow: () => Promise.resolve(false),
    openExternal: () => Promise.resolve(false),
    openMail: () => Promise.resolve('unsupported'),
    fetch: () => Promise.reject(new Error('offline')),
    onPower: () => undefined,
    frameAncestors: () => [],
  }
}

export const noMeetingServer: MeetingServer = {
  origin: 'http://localhost:1',
  open: never,
  reachable: () => Promise.resolve(false),
  stop: () => Promise.resolve(),
}
