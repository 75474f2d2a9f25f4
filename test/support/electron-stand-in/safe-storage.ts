/** A sealing that is one: what it sealed opens only here, unaltered, and not before the app is ready. The key is a test's. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { app } from './app.ts'
import { guarded } from './guarded.ts'

const key = createHash('sha256').update('the OS key of the Electron stand-in').digest()
const VERSION = Buffer.from('v10')
const NONCE = 12
const TAG = 16

function ready(): void {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready')
}

export const safeStorage: Pick<
  Electron.SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
> = guarded('safeStorage', {
  isEncryptionAvailable: () => app.isReady(),
  /** `--password-store=basic` is Chromium's own switch for a machine without a keyring. */
  getSelectedStorageBackend: () =>
    app.commandLine.getSwitchValue('password-store') === 'basic' ? 'basic_text' : 'gnome_libsecret',
  encryptString(plainText: string) {
    ready()
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([VERSION, nonce, sealed, cipher.getAuthTag()])
  },
  decryptString(encrypted: Buffer) {
    ready()
    if (!encrypted.subarray(0, VERSION.length).equals(VERSION))
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptString.',
      )
    const body = encrypted.subarray(VERSION.length + NONCE, -TAG)
    const decipher = createDecipheriv(
      'aes-256-gcm',
      key,
      encrypted.subarray(VERSION.length, VERSION.length + NONCE),
    )
    decipher.setAuthTag(encrypted.subarray(-TAG))
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
  },
})
