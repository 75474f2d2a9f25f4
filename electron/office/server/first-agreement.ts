/** A PC that has just joined takes in all that its office has. */
import { createServerLink, type LinkParts } from './link.ts'

type Needed = Pick<LinkParts, 'storage' | 'file' | 'clock' | 'driver' | 'log'>

/**
 * Takes in all that the office has, and ends. False: the line did not hold; what came stays, and the next time goes on from there.
 * @param onProgress of 1
 */
export async function firstAgreement(
  parts: Needed,
  onProgress: (share: number) => void,
): Promise<boolean> {
  const { storage } = parts
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const link = createServerLink({
    ...parts,
    random: Math.random,
    onStatus: ({ state }) => {
      if (state === 'away' || state === 'forked' || state === 'unreadable') resolve(false)
    },
    onAgreed: () => resolve(true),
  })
  let total = 0
  const deafen = storage.inbox.onReceived(() => {
    if (total > 0) onProgress(Math.min(1, storage.inbox.position() / total))
    else
      void link
        .line()
        ?.newestPosition()
        .then((newest) => {
          if (newest.ok) total = newest.value
        })
  })
  onProgress(0)
  link.start()
  try {
    return await promise
  } finally {
    deafen()
    await link.close()
  }
}
