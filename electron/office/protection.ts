/**
 * When the window is hidden from screen capture (M14-11): while somebody is signed in at an open office or a session runs,
 * except where the page says that it shows nobody. A trouble, the choice of the office, a lock or a sign-in can be seen by
 * remote support.
 */
export type Onlookers = {
  /** An office is open and somebody is signed in and not locked. */
  readonly present: boolean
  readonly sessionRunning: boolean
}

export interface Protection {
  /** Anything may have changed. */
  update(): void
  /** The page's own word; forgotten whenever somebody comes or goes, and not believed while a session runs. */
  showsPerson(person: boolean): void
}

/** @param now read anew each time, so that nothing has to be remembered in the right order */
export function createProtection(protect: (on: boolean) => void, now: () => Onlookers): Protection {
  let person = true
  let wasPresent: boolean | null = null
  let told: boolean | null = null

  function update(): void {
    const { present, sessionRunning } = now()
    if (present !== wasPresent) person = true
    wasPresent = present
    const on = sessionRunning || (present && person)
    if (on !== told) protect(on)
    told = on
  }

  return {
    update,
    showsPerson(shown) {
      update()
      person = shown
      update()
    },
  }
}
