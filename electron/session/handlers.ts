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
import { hadTrouble } from '../../shared/session/ladder.ts'
import type { Happening } from '../../shared/session/machine.ts'
import type { Live } from '../../shared/session/state.ts'
import { shownTo } from '../../shared/session/view.ts'
import { canDo, type PersonAct } from '../../shared/meeting/people.ts'
import type { JobSiteDesk } from './job-site-desk.ts'
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

export function createHandlers(
  parts: SessionRoomParts,
  runner: Runner,
  jobSite: JobSiteDesk,
): Handlers<'session'> {
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

  /** One admission never waits for another: each is on its way by itself. */
  const person =
    (act: PersonAct) =>
    async (
      { recordId, guid }: { readonly recordId: string; readonly guid: string },
      caller: Caller,
    ): Promise<Result<null, LiveReason | 'meetingFailed'>> => {
      const live = own(recordId, caller)
      if (!live.ok) return live
      const { state, meeting } = live.value.session
      const known = meeting.people.find((one) => one.guid === guid)
      if (state === 'closing' || meeting.counselor !== 'in' || !canDo(act, known))
        return fail('wrongState')
      const done = await runner.person(act, guid)
      return done.ok ? ok() : fail('meetingFailed', { reason: done.reason })
    }

  /** The meeting is ended first, where one was opened; then booking and record are as before. */
  async function giveBack(
    recordId: string,
    caller: Caller,
  ): Promise<Result<null, ReasonOf<'session.giveBack'>>> {
    const live = own(recordId, caller)
    if (!live.ok) return live
    if (live.value.session.state !== 'closing') {
      const begun = ask('session.giveBack', recordId, caller, { type: 'giveBack' })
      if (!begun.ok) return begun
    }
    await runner.settled()
    return ask('session.giveBack', recordId, caller, { type: 'givenBack' })
  }

  return {
    'session.current': (_request, { account }) => {
      const snapshot = runner.snapshot()
      return ok(snapshot === null ? null : shownTo(snapshot, account))
    },
    'session.prepare': async ({ bookingId, exception }, caller) => {
      const by = signedIn(caller)
      if (exception === undefined) return prepare(parts, runner, bookingId, by, null)
      const { what, why, credentials } = exception
      // Refused before a passphrase is asked for in vain.
      if (what.includes('onceADay') && !parts.office.profile().exceptions.onceADay)
        return fail('exceptionNotAllowed')
      const supervisor = await people.authorise(credentials)
      if (!supervisor.ok) return supervisor
      return prepare(parts, runner, bookingId, by, { what, why, supervisorId: supervisor.value.id })
    },
    'session.enter': async ({ recordId }, caller) => {
      const live = own(recordId, caller)
      return answer('session.enter', live.ok ? await runner.enter(signedIn(caller).id) : live)
    },
    'session.admit': person('admit'),
    'session.removePerson': person('remove'),
    'session.putBack': person('putBack'),
    'session.begin': ({ recordId }, caller) =>
      ask('session.begin', recordId, caller, { type: 'begin' }),
    'session.sayRole': ({ recordId, guid, role }, caller) =>
      ask('session.sayRole', recordId, caller, { type: 'role', guid, role }),
    'session.pause': ({ recordId }, caller) =>
      ask('session.pause', recordId, caller, { type: 'pause' }),
    'session.explainPause': ({ recordId, why }, caller) =>
      ask('session.explainPause', recordId, caller, { type: 'explainPause', why }),
    'session.exceptTime': async ({ recordId, credentials, reason }, caller) => {
      const live = own(recordId, caller)
      if (!live.ok) return live
      if (!live.value.rules.hours.exceptionAllowed) return fail('exceptionNotAllowed')
      const supervisor = await people.authorise(credentials)
      if (!supervisor.ok) return supervisor
      const supervisorId = supervisor.value.id
      return ask('session.exceptTime', recordId, caller, {
        type: 'exceptTime',
        supervisorId,
        reason,
      })
    },
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
    'session.answerNoShow': ({ recordId, contacted, confirmed }, caller) =>
      ask('session.answerNoShow', recordId, caller, {
        type: 'answerNoShow',
        contacted,
        confirmed,
      }),
    'session.giveBack': ({ recordId }, caller) => giveBack(recordId, caller),
    'session.prohibited': ({ recordId, act }, caller) =>
      ask('session.prohibited', recordId, caller, { type: 'prohibited', act }),
    'session.takeBackProhibited': ({ recordId }, caller) =>
      ask('session.takeBackProhibited', recordId, caller, { type: 'takeBackProhibited' }),
    'session.mistaken': ({ recordId }, caller) =>
      ask('session.mistaken', recordId, caller, { type: 'mistaken' }),
    'session.end': ({ recordId, cause }, caller) =>
      ask('session.end', recordId, caller, { type: 'end', cause }),
    'session.finish': async ({ recordId, cause, outcome, note, followUp }, caller) => {
      const ended = ask('session.finish', recordId, caller, { type: 'end', cause })
      if (!ended.ok) return ended
      await runner.settled()
      const live = own(recordId, caller)
      if (!live.ok) return live
      const { session } = live.value
      if (session.state === 'closing' && hadTrouble(session.ending.ladder))
        return fail('endDoubtful')
      return ask('session.finish', recordId, caller, { type: 'close', outcome, note, followUp })
    },
    'session.note': async ({ recordId, text, followUp }, caller) => {
      const live = own(recordId, caller)
      return live.ok ? runner.saveNote(recordId, { text, followUp }) : live
    },
    'session.writePosting': ({ recordId, was, now }, caller) =>
      ask('session.writePosting', recordId, caller, { type: 'posting', act: { was, now } }),
    'session.openJobSite': async ({ recordId, number }, caller) => {
      const live = own(recordId, caller)
      if (!live.ok) return live
      return live.value.session.state === 'consulting' ? jobSite.open(number) : fail('wrongState')
    },
    'session.showJobSite': async ({ recordId, on }, caller) => {
      const live = own(recordId, caller)
      if (!live.ok) return live
      const { state, meeting, pendingAct } = live.value.session
      // Nobody is heard or seen while a prohibited act can still be taken back.
      return state === 'consulting' && meeting.counselor === 'in' && pendingAct === null
        ? jobSite.show(on)
        : fail('wrongState')
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
