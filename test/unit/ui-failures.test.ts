/** Every reason of every channel has words, and they are found. */
import { describe, expect, it } from 'vitest'
import { dispatchReasons } from '../../shared/channel.ts'
import { contract } from '../../shared/contract.ts'
import { OfficeTroubleSchema } from '../../shared/office/status.ts'
import { fail } from '../../shared/result.ts'
import { profileFailures } from '../../renderer/office/words/profile-failures.ts'
import { jobSiteFailures, postingFailures } from '../../renderer/session/words/postings.ts'
import { failures as sessionFailures } from '../../renderer/session/words/failures.ts'
import { prepareFailures } from '../../renderer/schedule/words/prepare.ts'
import { handFailures } from '../../renderer/schedule/words/hand-failures.ts'
import { troubleText } from '../../renderer/office/words/trouble.ts'
import { updateFailures } from '../../renderer/office/words/updates.ts'
import { changeFailures, takeFailures } from '../../renderer/office/words/key-change.ts'
import { lettingFailures } from '../../renderer/office/words/enrolment.ts'
import { pcsFailures } from '../../renderer/office/words/pcs.ts'
import { rejoinFailures, serverFailures } from '../../renderer/office/words/server.ts'
import { renewFailures } from '../../renderer/office/words/recovery-key.ts'
import { signInFailures } from '../../renderer/people/words/sign-in.ts'
import { accountFailures } from '../../renderer/people/words/accounts.ts'
import { cachedDayFailures } from '../../renderer/schedule/words/cached-day.ts'
import { restoreFailures } from '../../renderer/records/words/backup.ts'
import { folderFailures } from '../../renderer/records/words/folder.ts'
import { failureText } from '../../renderer/ui/find-failure-text.ts'
import type { FailureTexts } from '../../renderer/ui/failure-text.ts'
import { commonFailures } from '../../renderer/ui/words.ts'

function reasonsOf(prefix: string): string[] {
  return Object.entries(contract)
    .filter(([name]) => name.startsWith(prefix))
    .flatMap(([, channel]) => [...channel.reasons])
}

function unnamed(reasons: readonly string[], texts: FailureTexts): string[] {
  return reasons.filter(
    (reason) => !Object.hasOwn(texts, reason) && !Object.hasOwn(commonFailures, reason),
  )
}

describe('words for failures', () => {
  it('has its own words for every reason of the dispatcher', () => {
    expect(unnamed(dispatchReasons, {})).toEqual([])
  })

  it('has its own words for every reason of the office, the accounts and the start of a preparation', () => {
    const openings: FailureTexts = troubleText
    // Bringing a backup or an earlier schedule back has its words where its form is; an office that then does not open, on the trouble screen.
    expect(unnamed(reasonsOf('office.restoreBackup'), { ...openings, ...restoreFailures })).toEqual(
      [],
    )
    const others = reasonsOf('office.').filter(
      (reason) =>
        !Object.hasOwn(restoreFailures, reason) &&
        !Object.hasOwn(updateFailures, reason) &&
        !Object.hasOwn(folderFailures, reason) &&
        !['notInTrouble', 'nothingCached', 'notForked'].includes(reason),
    )
    expect(unnamed(['notForked'], rejoinFailures)).toEqual([])
    expect(unnamed(reasonsOf('office.chooseFolder'), folderFailures)).toEqual([])
    const words = {
      ...{ ...openings, ...profileFailures, ...updateFailures, ...serverFailures },
      ...{ ...lettingFailures, ...pcsFailures, ...changeFailures, ...takeFailures },
    }
    expect(unnamed(others, words)).toEqual([])
    expect(unnamed(reasonsOf('office.cachedDay'), cachedDayFailures)).toEqual([])
    expect(unnamed(reasonsOf('office.renewRecoveryKey'), renewFailures)).toEqual([])
    expect(unnamed(reasonsOf('office.changeKey'), changeFailures)).toEqual([])
    expect(unnamed(reasonsOf('office.takeKey'), takeFailures)).toEqual([])
    expect(unnamed(reasonsOf('people.'), { ...accountFailures, ...signInFailures })).toEqual([])
    expect(unnamed(reasonsOf('telling.'), handFailures)).toEqual([])
    expect(unnamed(reasonsOf('meeting.invitation'), handFailures)).toEqual([])
    expect(unnamed(reasonsOf('session.prepare'), prepareFailures)).toEqual([])
    const postings = { ...sessionFailures, ...postingFailures }
    expect(unnamed(reasonsOf('session.writePosting'), postings)).toEqual([])
    const site = [...reasonsOf('session.openJobSite'), ...reasonsOf('session.showJobSite')]
    expect(unnamed(site, { ...sessionFailures, ...jobSiteFailures })).toEqual([])
  })

  it('says for every trouble of an office what happened, what is kept and what to do', () => {
    for (const trouble of OfficeTroubleSchema.options) {
      const text = troubleText[trouble]
      expect(
        [text.what, text.kept, text.next].every((words) => words.length > 5),
        trouble,
      ).toBe(true)
    }
  })

  it('prefers the words of the room to the common ones', () => {
    expect(failureText(fail('notFound'), prepareFailures).what).toBe('予約が見つかりませんでした。')
    expect(failureText(fail('notFound')).what).toBe('対象が見つかりませんでした。')
  })

  it('tells a full disk from a folder that cannot be written, and both keep what was saved', () => {
    const full = failureText(fail('saveFailed', { cause: 'diskFull' }))
    const readOnly = failureText(fail('saveFailed', { cause: 'readOnly' }))
    expect(full.next).toContain('空き容量')
    expect(readOnly.next).toContain('書き込めません')
    expect(full.kept).toContain('残っています')
    expect(failureText(fail('saveFailed', { cause: 'something new' })).next).toBe(
      failureText(fail('saveFailed')).next,
    )
  })

  it('names the time to wait in seconds, and in minutes from one minute on', () => {
    expect(failureText(fail('tooManyAttempts', { waitSeconds: 30 })).next).toContain('30秒')
    expect(failureText(fail('tooManyAttempts', { waitSeconds: 61 })).next).toContain('約2分')
  })

  it('reads an unknown reason, also one with the name of an object method, as an internal error', () => {
    const internal = failureText(fail('internal'))
    expect(failureText(fail('neverHeardOf'))).toEqual(internal)
    expect(failureText(fail('toString'))).toEqual(internal)
  })
})
