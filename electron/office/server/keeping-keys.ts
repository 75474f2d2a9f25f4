/** The later generations of the office's key lie with its server too, as the recovery key opens them: for the PCs that join with that. */
import type { OfficeKeys } from '../../storage/log/office-keys.ts'
import type { OfficeServer } from './port.ts'

/** All that this PC knows of, where a server that was empty does not have them; what does not arrive does so with the next line. */
export async function keepKeys(
  line: Pick<OfficeServer, 'keepKey'>,
  keys: Pick<OfficeKeys, 'inLog'>,
): Promise<void> {
  for (const { generation, wrap } of keys.inLog().changes) {
    const kept = await line.keepKey(generation, wrap)
    if (!kept.ok) return
  }
}
