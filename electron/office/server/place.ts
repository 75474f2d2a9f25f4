/** Where this PC's server is and how it logs in there, in a file beside the records, sealed with the office's key. No file: the office has no server. */
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { openSealedFile } from '../../storage/keys/sealed-file.ts'
import { fileCipher, type Vault } from '../../storage/keys/vault.ts'
import type { Joining } from './joining.ts'

const FILE = 'server.json'

const PlaceSchema = z.object({
  office: z.guid(),
  address: z.object({
    host: z.string(),
    port: z.int(),
    database: z.string(),
    login: z.string(),
    password: z.string(),
    ca: z.string().nullable(),
  }),
  /** The joining was cut off: one of the two passwords is the right one. Null: the address has it. */
  nextPassword: z.string().nullable(),
  /** When the two last agreed, to the hour (ms since 1970 UTC, by this PC's clock); null: never. */
  agreedMs: z.number().nullable(),
})
export type Place = z.infer<typeof PlaceSchema>

export interface PlaceFile {
  /** Null: there is none. `damaged`: it is not what this PC wrote; `unreadable`: it cannot be read now. */
  read(): Result<Place | null, 'damaged' | 'unreadable'>
  write(place: Place): Result<null, 'saveFailed'>
  /** The office has no server: nothing came of the joining. */
  forget(): void
}

/** Before the server is asked: whatever happens then, this PC can log in afterwards. */
export const placeOf = ({ office, address, nextPassword }: Joining): Place => ({
  office,
  address,
  nextPassword,
  agreedMs: null,
})

/** Once the server has taken the new password. */
export const settled = (place: Place): Place =>
  place.nextPassword === null
    ? place
    : { ...place, address: { ...place.address, password: place.nextPassword }, nextPassword: null }

/** @param folder the office's own */
export function openPlaceFile(folder: string, vault: Vault): PlaceFile {
  const file = openSealedFile(folder, FILE, fileCipher(vault, 'office', FILE))
  return {
    read() {
      const said = file.read()
      if (!said.ok) return said
      const place = PlaceSchema.nullable().safeParse(said.value)
      return place.success ? ok(place.data) : fail('damaged')
    },
    write: (place) => file.write(place),
    forget: () => void file.write(null),
  }
}
