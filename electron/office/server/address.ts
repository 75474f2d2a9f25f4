/** Where a server is, before anybody goes there. */

/** Where a server is and how one logs in there. */
export type ServerAddress = {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly login: string
  readonly password: string
  /** The certificate of the authority that the server's has to be of (PEM); null: no TLS, on this very machine only. */
  readonly ca: string | null
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1'])
/** Without TLS everything but the passwords could be read on the office's network. */
export const mayGoWithoutTls = (host: string): boolean => LOOPBACK.has(host)
