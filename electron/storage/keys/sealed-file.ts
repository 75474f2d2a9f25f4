/** One sealed JSON file in the office's folder. */
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { writeFileAtomically } from '../file/atomic-file.ts'
import { saveFailed, storageCause } from '../file/errors.ts'
import { readWhileHeld } from '../file/held.ts'
import type { FileCipher } from './vault.ts'

const FileSchema = z.object({ version: z.literal(1), sealed: z.base64() })

export interface SealedFile {
  /** Null: there is none. `damaged`: it says nothing that this office wrote. `unreadable`: it cannot be read now, and is to be left as it is. */
  read(): Result<unknown, 'damaged' | 'unreadable'>
  write(value: unknown): Result<null, 'saveFailed'>
}

export function openSealedFile(folder: string, name: string, cipher: FileCipher): SealedFile {
  const path = join(folder, name)
  return {
    read() {
      try {
        const text = readWhileHeld(path)
        if (text === null) return ok(null)
        const plain = cipher.decrypt(
          Buffer.from(FileSchema.parse(JSON.parse(text)).sealed, 'base64'),
        )
        return plain.ok
          ? ok(JSON.parse(Buffer.from(plain.value).toString('utf8')))
          : fail('damaged')
      } catch (error) {
        return fail(storageCause(error) === null ? 'damaged' : 'unreadable')
      }
    },
    write(value) {
      try {
        const plain = Buffer.from(JSON.stringify(value), 'utf8')
        const sealed = Buffer.from(cipher.encrypt(plain)).toString('base64')
        writeFileAtomically(path, `${JSON.stringify({ version: 1, sealed })}\n`)
        return ok()
      } catch (error) {
        return saveFailed(error)
      }
    },
  }
}
