/** Who is in a fake meeting, and what its page is told of them, in one of two dresses. */

/**
 * captured: as somebody's captures of the live protocol say (zoom.md): admission and a reconnected line give a person another
 * number while the guid stays, `bHold` is left out where it is not on, and only the host hears who waits.
 * plain: as it was first read: numbers stay, every entry has `bHold`, everybody hears everything.
 * Neither is assumed by the code under test.
 */
export type Dress = 'captured' | 'plain'
export const dresses = ['captured', 'plain'] as const satisfies readonly Dress[]

export type Person = {
  readonly id: number
  readonly guid: string
  readonly name: string
  readonly held: boolean
  readonly host: boolean
  readonly more: Readonly<Record<string, unknown>>
}

/** An entry of frame 7937. */
export function entryOf(person: Person, dress: Dress): object {
  const { id, guid, name, held, host, more } = person
  return {
    id,
    dn2: Buffer.from(name).toString('base64'),
    ...(dress === 'plain' || held ? { bHold: held } : {}),
    ...(host ? { isHost: true } : {}),
    role: host ? 1 : 0,
    type: 1,
    audio: '',
    bVideoOn: false,
    muted: true,
    bid: '',
    zoomID: guid,
    userGUID: guid,
    ...more,
  }
}

export type Change = {
  readonly add?: readonly object[]
  readonly update?: readonly object[]
  readonly remove?: readonly object[]
}

/** The frames of somebody let in or put back. `renumber` gives the next free number. */
export function movedFrames(
  before: Person,
  held: boolean,
  dress: Dress,
  renumber: () => number,
): { readonly after: Person; readonly frames: readonly Change[] } {
  if (dress === 'plain') {
    const after = { ...before, held }
    return { after, frames: [{ update: [{ id: before.id, bHold: held, nUserStatus: 1 }] }] }
  }
  const after = { ...before, held, id: renumber() }
  return {
    after,
    frames: [
      { update: [{ id: before.id, bInFailover: true }] },
      // One frame: the SDK tells who was added before it tells who was removed.
      {
        add: [{ ...entryOf(after, dress), bHold: held, action: 2 }],
        remove: [{ id: before.id, nUserStatus: 1 }],
      },
    ],
  }
}
