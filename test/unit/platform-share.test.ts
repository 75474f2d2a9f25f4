/** A data folder on another computer is recognised, as far as each system tells. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOnShare, type ShareProbe } from '../../electron/platform/share.ts'

const probe = (change: Partial<ShareProbe>): ShareProbe => ({
  system: 'linux',
  realPath: (folder) => folder,
  fileSystemType: () => 0xef53,
  mounts: () => '',
  ...change,
})

describe('a data folder', () => {
  it('on Windows is on a share by its UNC path or by the drive letter that stands for one', () => {
    const windows = probe({ system: 'win32' })
    for (const folder of ['\\\\server\\share\\data', '//server/share', '\\\\?\\UNC\\server\\share'])
      expect(isOnShare(folder, windows), folder).toBe(true)
    for (const folder of ['C:\\Users\\k\\AppData', '\\\\?\\C:\\data', '\\\\.\\pipe\\x'])
      expect(isOnShare(folder, windows), folder).toBe(false)
    const mapped = probe({ system: 'win32', realPath: () => '\\\\server\\share\\data' })
    expect(isOnShare('Z:\\data', mapped)).toBe(true)
    const unknown = probe({
      system: 'win32',
      realPath: () => {
        throw new Error('EPERM')
      },
    })
    expect(isOnShare('Z:\\data', unknown)).toBe(false)
  })

  it('on Linux is on a share by the kind of its file system', () => {
    for (const type of [0x6969, 0xff534d42, 0xff534d42 - 2 ** 32, 0xfe534d42, 0x01021997])
      expect(isOnShare('/data', probe({ fileSystemType: () => type })), String(type)).toBe(true)
    for (const type of [0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630])
      expect(isOnShare('/data', probe({ fileSystemType: () => type })), String(type)).toBe(false)
  })

  it('on macOS is on a share by the nearest mount', () => {
    const mounts = [
      '/dev/disk3s1 on / (apfs, sealed, local)',
      '//k@server/office on /Volumes/office (smbfs, nodev, nosuid, mounted by k)',
      '/dev/disk5s1 on /Volumes/office/usb (exfat, local)',
    ].join('\n')
    const mac = probe({ system: 'darwin', mounts: () => mounts, realPath: (folder) => folder })
    const at = (folder: string): boolean => isOnShare(folder, { ...mac, realPath: () => folder })
    expect(at('/Volumes/office/data')).toBe(true)
    expect(at('/Volumes/office/usb/data')).toBe(false)
    expect(at('/Volumes/office2/data')).toBe(false)
    expect(at('/Users/k')).toBe(false)
  })

  it('of this machine itself is none, and need not exist yet', () => {
    expect(isOnShare(join(mkdtempSync(join(tmpdir(), 'soudan-share-')), 'new', 'one'))).toBe(false)
  })
})
