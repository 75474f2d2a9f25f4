/**
 * Whether a folder lies on another computer. SQLite's WAL needs memory shared by all who open the file, which no network
 * file system gives: records there can be damaged. Told as far as each system tells it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'

/** Linux: the kernel's numbers of file systems that come over a network or from a host computer (statfs(2)). */
const REMOTE_TYPES: readonly number[] = [
  0x6969, // nfs
  0x517b, // smb
  0xff534d42, // cifs
  0xfe534d42, // smb2
  0x01021997, // 9p: a virtual machine's shared folder, or Windows seen from WSL
  0x5346414f, // afs
  0x73757245, // coda
  0x00c36400, // ceph
  0x786f4256, // vboxsf
]
/** macOS names them in the list of mounts. */
const REMOTE_NAMES: readonly string[] = ['smbfs', 'nfs', 'afpfs', 'webdav', 'cifs', 'ftp']

export type ShareProbe = {
  /** process.platform */
  readonly system: string
  /** The folder's real place; on Windows a network drive's letter becomes its UNC path. Throws where it cannot be told. */
  readonly realPath: (folder: string) => string
  /** statfs(2)'s f_type. Throws where it cannot be told. */
  readonly fileSystemType: (folder: string) => number
  /** What `mount` prints (macOS). Throws where there is none. */
  readonly mounts: () => string
}

const systemProbe: ShareProbe = {
  system: process.platform,
  realPath: (folder) => realpathSync.native(folder),
  fileSystemType: (folder) => statfsSync(folder).type,
  mounts: () => execFileSync('/sbin/mount', { encoding: 'utf8', timeout: 2000 }),
}

/** False also where nobody can tell: it is a warning, not a lock. The folder itself need not exist yet. */
export function isOnShare(folder: string, probe: ShareProbe = systemProbe): boolean {
  if (probe.system === 'win32' && isUnc(folder)) return true
  try {
    const there = existing(folder)
    if (probe.system === 'win32') return isUnc(probe.realPath(there))
    if (probe.system === 'darwin') return isMountedFrom(probe.mounts(), probe.realPath(there))
    return REMOTE_TYPES.includes(probe.fileSystemType(there) >>> 0)
  } catch {
    return false
  }
}

/** `\\server\share`, also with slashes and as `\\?\UNC\server\share`; not `\\?\C:\` and not a device. */
function isUnc(path: string): boolean {
  const slashes = path.replaceAll('/', '\\')
  if (/^\\\\\?\\UNC\\/i.test(slashes)) return true
  return /^\\\\[^\\?.]/.test(slashes)
}

/** The longest mount point that the path lies under decides. */
function isMountedFrom(list: string, path: string): boolean {
  const mounts = list.split('\n').flatMap((line) => {
    const found = /^.+ on (\/.*) \(([^,)]+)/.exec(line)
    return found?.[1] === undefined || found[2] === undefined
      ? []
      : [{ at: found[1], type: found[2] }]
  })
  const [nearest] = mounts
    .filter(({ at }) => path === at || path.startsWith(at === '/' ? at : `${at}/`))
    .sort((one, other) => other.at.length - one.at.length)
  return nearest !== undefined && REMOTE_NAMES.includes(nearest.type)
}

function existing(folder: string): string {
  let there = folder
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there)
  return there
}
