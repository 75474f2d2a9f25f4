/** A self-signed certificate, made anew for each test run: node:crypto has keys and signatures but writes no X.509, so the few DER forms are here. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export type TestCertificate = { readonly key: string; readonly cert: string }

const DAY_MS = 24 * 60 * 60 * 1000

function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content)
  if (body.length < 0x80) return Buffer.concat([Buffer.of(tag, body.length), body])
  const length = Buffer.from(
    body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'),
    'hex',
  )
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, body])
}

const sequence = (...content: readonly Uint8Array[]): Buffer => der(0x30, ...content)
const set = (...content: readonly Uint8Array[]): Buffer => der(0x31, ...content)
const integer = (...bytes: readonly number[]): Buffer => der(0x02, Buffer.from(bytes))
const text = (value: string): Buffer => der(0x0c, Buffer.from(value, 'utf8'))
const time = (ms: number): Buffer =>
  der(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))
const bits = (value: Uint8Array): Buffer => der(0x03, Buffer.of(0), value)
const octets = (value: Uint8Array): Buffer => der(0x04, value)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'))
const COMMON_NAME = oid('550403')
const SUBJECT_ALT_NAME = oid('551d11')
const BASIC_CONSTRAINTS = oid('551d13')
const IPV4_LOOPBACK = der(0x87, Buffer.of(127, 0, 0, 1))

/** For `names` (wildcards allowed) and 127.0.0.1; its own authority, so that NODE_EXTRA_CA_CERTS can trust it. `endedMs`: so long ago it expired. */
export function makeCertificate(
  names: readonly string[],
  { endedMs = -DAY_MS }: { readonly endedMs?: number } = {},
): TestCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(
    set(
      sequence(
        COMMON_NAME,
        text(`test only ${createHash('sha256').update(randomBytes(8)).digest('hex').slice(0, 8)}`),
      ),
    ),
  )
  const now = Date.now()
  const alternatives = sequence(...names.map((dns) => der(0x82, Buffer.from(dns))), IPV4_LOOPBACK)
  const isAuthority = sequence(
    BASIC_CONSTRAINTS,
    der(0x01, Buffer.of(0xff)),
    octets(sequence(der(0x01, Buffer.of(0xff)))),
  )
  const body = sequence(
    der(0xa0, integer(2)),
    integer(0x01, ...randomBytes(8)),
    ECDSA_SHA256,
    name,
    sequence(time(now - endedMs - 2 * DAY_MS), time(now - endedMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(SUBJECT_ALT_NAME, octets(alternatives)), isAuthority)),
  )
  const signed = sequence(body, ECDSA_SHA256, bits(sign('sha256', body, privateKey)))
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}
