/** The meeting room: one port for the session, whichever provider carries the meeting, and the meeting's two channels. */
import type { Handlers } from '../../shared/contract.ts'
import type { MeetingEvent, MeetingPlan, MeetingProvider } from '../../shared/meeting/provider.ts'
import { fail, ok } from '../../shared/result.ts'
import type { MeetingViewHost } from '../platform/platform.ts'

export type MeetingRoomParts = {
  readonly practice: MeetingProvider
  /** The Zoom provider, where one exists. */
  readonly zoom?: MeetingProvider
  /** Asked at every opening: which provider this meeting uses. `zoom` without a Zoom provider falls to practice. */
  readonly choose: (plan: MeetingPlan) => MeetingProvider['kind']
  readonly view: MeetingViewHost
  /** The platform's second window; false: the renderer opens the address itself. */
  readonly openWindow: (url: string) => Promise<boolean>
  /** Whether the meeting page (practice) or the meeting service (Zoom) answers. Never rejects. */
  readonly reachable: () => Promise<boolean>
}

export type MeetingRoom = {
  readonly handlers: Handlers<'meeting'>
  /** What the session drives. `kind` is that of the meeting opened last. */
  readonly port: MeetingProvider
  /** When the office closes: frees everything. */
  close(): Promise<void>
}

export function createMeetingRoom(parts: MeetingRoomParts): MeetingRoom {
  const providers = parts.zoom === undefined ? [parts.practice] : [parts.practice, parts.zoom]
  const listeners = new Set<(event: MeetingEvent) => void>()
  let active = parts.practice
  let openRecord: string | null = null

  const unsubscribe = providers.map((provider) =>
    provider.subscribe((event) => {
      if (provider !== active) return
      for (const listener of [...listeners]) listener(event)
    }),
  )

  async function destroyView(): Promise<void> {
    openRecord = null
    await active.destroyView()
  }

  const port: MeetingProvider = {
    get kind() {
      return active.kind
    },
    async open(plan) {
      const chosen = providers.find((provider) => provider.kind === parts.choose(plan)) ?? parts.practice
      if (chosen !== active) await active.destroyView()
      active = chosen
      openRecord = plan.recordId
      const opened = await active.open(plan)
      if (!opened.ok) openRecord = null
      return opened
    },
    admit: () => active.admit(),
    end: () => active.end(),
    destroyView,
    endByAccount: () => active.endByAccount(),
    seekerAddress: () => active.seekerAddress(),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }

  return {
    port,
    handlers: {
      'meeting.reach': async () => ok({ line: (await parts.reachable()) ? 'none' : 'unreachable' }),
      'meeting.openSeekerWindow': async ({ recordId }) => {
        if (openRecord !== recordId) return fail('noSession')
        const url = active.seekerAddress()
        if (url === null) return fail('notPractice')
        return ok({ url: (await parts.openWindow(url)) ? null : url })
      },
      'meeting.place': ({ x, y, width, height, visible }) => {
        parts.view.place({ x, y, width, height }, visible)
        return ok()
      },
    },
    async close() {
      for (const stop of unsubscribe) stop()
      listeners.clear()
      await destroyView()
    },
  }
}
