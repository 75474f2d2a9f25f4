/** Whether a session is live: told by the session room, asked by the rooms that are made before it. */
export interface Occupancy {
  /** A session runs and is not closed: nobody signs out, leaves the office or changes the Zoom account. */
  readonly running: () => boolean
  /** For the session room alone. */
  tell(running: boolean): void
}

/** Nobody is in session until the session room says so. */
export function createOccupancy(): Occupancy {
  let running = false
  return {
    running: () => running,
    tell(next) {
      running = next
    },
  }
}
