/** The host alone hears who waits and can end for everybody; so a host's place that is lost is asked back, and told while it is. */

export type HostKeeperParts = {
  readonly isIn: () => boolean
  /** In the meeting, and the line stands. */
  readonly canAsk: () => boolean
  /** Asks for the place; settles with the answer or after a limit. */
  readonly reclaim: () => Promise<unknown>
  readonly tell: (host: boolean) => void
}

export interface HostKeeper {
  isHost(): boolean
  /** The SDK's word. */
  said(host: boolean): void
  /** Whenever it may have become possible to ask. */
  look(): void
  /** The line is back: the place may have gone to somebody else meanwhile, so that it is asked for anew. */
  lineIsBack(): void
}

export function createHostKeeper({ isIn, canAsk, reclaim, tell }: HostKeeperParts): HostKeeper {
  let host = false
  let told: boolean | null = null
  let reclaiming = false

  function say(): void {
    if (!isIn() || host === told) return
    told = host
    tell(host)
  }

  function look(): void {
    if (!canAsk() || reclaiming || host === told) return
    if (host) return say()
    if (told === true) say()
    reclaiming = true
    void reclaim().then(() => {
      reclaiming = false
      say()
    })
  }

  return {
    isHost: () => host,
    said(now) {
      host = now
    },
    look,
    lineIsBack() {
      if (!host) told = null
    },
  }
}
