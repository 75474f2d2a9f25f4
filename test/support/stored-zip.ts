/** A zip archive without compression, as small as the format allows: what an installer is given to unpack in a test. */
import { crc32 } from 'node:zlib'

export type ZipFile = { readonly name: string; readonly bytes: Buffer; readonly program?: boolean }

const LOCAL = 0x0403_4b50
const CENTRAL = 0x0201_4b50
const END = 0x0605_4b50
/** Made on Unix, so that the mode counts. */
const MADE_BY = 0x0314

function head(signature: number, file: ZipFile, offset: number | null): Buffer {
  const name = Buffer.from(file.name, 'utf8')
  const fixed = Buffer.alloc(offset === null ? 30 : 46)
  let at = fixed.writeUInt32LE(signature, 0)
  if (offset !== null) at = fixed.writeUInt16LE(MADE_BY, at)
  at = fixed.writeUInt16LE(20, at)
  at += 8 // no flags, stored, no date
  at = fixed.writeUInt32LE(crc32(file.bytes), at)
  at = fixed.writeUInt32LE(file.bytes.length, at)
  at = fixed.writeUInt32LE(file.bytes.length, at)
  fixed.writeUInt16LE(name.length, at)
  if (offset !== null) {
    fixed.writeUInt32LE(((file.program === true ? 0o100755 : 0o100644) << 16) >>> 0, 38)
    fixed.writeUInt32LE(offset, 42)
  }
  return Buffer.concat([fixed, name])
}

export function storedZip(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const local = Buffer.concat([head(LOCAL, file, null), file.bytes])
    directory.push(head(CENTRAL, file, offset))
    bodies.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, central, end])
}
