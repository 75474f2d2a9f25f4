/** One function per channel of `session.*`: whose session, then the machine decides. */
import type { LiveReason } from '../../shared/precall/port.ts'
import {
  type Caller,
  type ChannelName,
  contract,
  type Handlers,
  type ReasonOf,
  signedIn,
} from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Happening } from '../../shared/session/machine.ts'
import type { Live } from '../../shared/session/state.ts'
import { shownTo } from '../../shared/session/view.ts'
import { mine } from './port.ts'
import { prepare } from './prepare.ts'
import type { SessionRoomParts } from './parts.ts'
import type { Runner } from './runner.ts'

type SessionChannel = Extract<ChannelName, `session.${string}`>

/** The machine's answer as this channel may give it; anything else is a bug of ours. */
function answer<N extends SessionChannel>(
  channel: N,
  result: Result<null>,
): Result<null, ReasonOf<N>> {
  if (result.ok) return ok()
  const reasons: readonly ReasonOf<N>[] = contract[channel].reasons
  const reason = reasons.find((known) => known === result.reason)
  if (reason === undefined) throw new Error(`${channel} cannot fail with ${result.reason}`)
  return fail(reason, result.details)
}

export function createHandlers(parts: SessionRoomParts, runner: Runner): Handlers<'session'> {
  const { people } = parts
  const own = (recordId: string, caller: Caller): Result<Live, LiveReason> =>
    mine(runner, recordId, signedIn(caller))

  function ask<N extends SessionChannel>(
    channel: N,
    recordId: string,
    caller: Caller,
    happening: Happening,
  ): Result<null, ReasonOf<N>> {
    const live = own(recordId, caller)
    return answer(channel, live.ok ? runner.ask(happening, signedIn(caller).id) : live)
  }

  return {
    'session.current': (_request, { account }) => {
      const snapshot = runner.snapshot()
      return ok(snapshot === null ? null : shownTo(snapshot, account))
    },
    'session.prepare': ({ bookingId }, caller) =>
      prepare(parts, runner, bookingId, signedIn(caller)),
    'session.enter': async ({ recordId }, caller) => {
      const live = own(recordId, caller)
      return answer('session.enter', live.ok ? await runner.enter(signedIn(caller).id) : live)
    },
    'session.admit': async ({ recordId }, caller) => {
      const live = own(recordId, caller)
      if (!live.ok) return live
      const { state, meeting } = live.value.session
      if (state === 'closing' || meeting.counselor !== 'in' || meeting.seeker !== 'waiting')
        return fail('wrongState')
      const admitted = await runner.admit()
      return admitted.ok ? ok() : fail('meetingFailed', { reason: admitted.reason })
    },
    'session.begin': ({ recordId }, caller) =>
      ask('session.begin', recordId, caller, { type: 'begin' }),
    'session.pause': ({ recordId, why }, caller) =>
      ask('session.pause', recordId, caller, { type: 'pause', why }),
    'session.resume': ({ recordId }, caller) =>
      ask('session.resume', recordId, caller, { type: 'resume' }),
    'session.extend': async ({ recordId, credentials, minutes, reason }, caller) => {
      const live = own(recordId, caller)
      if (!live.ok) return live
      // Refused before a passphrase is asked for in vain.
      if (!live.value.rules.extension.allowed) return fail('extensionNotAllowed')
      const supervisor = await people.authorise(credentials)
      if (!supervisor.ok) return supervisor
      return ask('session.extend', recordId, caller, {
        type: 'extend',
        supervisorId: supervisor.value.id,
        minutes,
        reason,
      })
    },
    'session.answerNoShow': ({ recordId, contacted }, caller) =>
      ask('session.answerNoShow', recordId, caller, { type: 'answerNoShow', contacted }),
    'session.prohibited': ({ recordId, act }, caller) =>
      ask('session.prohibited', recordId, caller, { type: 'prohibited', act }),
    'session.end': ({ recordId, cause }, caller) =>
      ask('session.end', recordId, caller, { type: 'end', cause }),
    'session.note': async ({ recordId, text, followUp }, caller) => {
      const live = own(recordId, caller)
      return live.ok ? runner.saveNote(recordId, { text, followUp }) : live
    },
    'session.close': async ({ recordId, outcome, note, followUp }, caller) => {
      const live = own(recordId, caller)
      if (!live.ok) return live
      // The ladder's last step belongs to this record; it takes seconds at the very most.
      if (live.value.session.state === 'closing') await runner.settled()
      return ask('session.close', recordId, caller, { type: 'close', outcome, note, followUp })
    },
  }
}
