/** Phrases for notes, as the log has them: the office's under its settings, one's own under one's account. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import { accountScope, type Scope } from '../../shared/log/scope.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { foldPhrases, noPhrases, type Phrases } from '../../shared/session/phrases.ts'
import type { Ring } from '../bell.ts'
import { asLogged } from '../storage/log/event-row.ts'
import type { Log } from '../storage/log/log.ts'

export type PhraseChannel = 'session.phrases' | 'session.setOfficePhrases' | 'session.setOwnPhrases'

export type PhraseDeskParts = {
  readonly log: Pick<Log, 'append'> & { readonly reader: Pick<Log['reader'], 'ofScope'> }
  readonly ring: Ring
}

export function createPhraseDesk({
  log,
  ring,
}: PhraseDeskParts): Pick<Handlers<'session'>, PhraseChannel> {
  /** Read anew each time: another PC of the office may have laid down others. */
  const phrasesOf = (scope: Scope): Phrases =>
    log.reader
      .ofScope(scope, 'office.phrasesSet')
      .flatMap(({ event }) => asLogged(event) ?? [])
      .reduce(foldPhrases, noPhrases)
  function set(
    scope: Scope,
    actorId: string,
    { phrases, version }: Phrases,
  ): Result<null, 'changedMeanwhile' | 'saveFailed'> {
    if (version !== phrasesOf(scope).version) return fail('changedMeanwhile')
    const written = log.append([
      { type: 'office.phrasesSet', scope, actorId, payload: { phrases: [...phrases] } },
    ])
    if (!written.ok) return written
    ring('session.phrases', null)
    return ok()
  }
  const told = ({ phrases, version }: Phrases) => ({ phrases: [...phrases], version })
  return {
    'session.phrases': (_, caller) =>
      ok({
        office: told(phrasesOf('settings')),
        own: told(phrasesOf(accountScope(signedIn(caller).id))),
      }),
    'session.setOfficePhrases': (wish, caller) => set('settings', signedIn(caller).id, wish),
    'session.setOwnPhrases': (wish, caller) => {
      const { id } = signedIn(caller)
      return set(accountScope(id), id, wish)
    },
  }
}
