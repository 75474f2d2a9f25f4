/** Why Electron ended before it showed anything, read from how its program ended and what it wrote. Pure. */

export type WhyNot =
  | { readonly why: 'root' | 'namespaces' | 'display' | 'damaged' }
  | { readonly why: 'libraries'; readonly library: string | null }
  /** `how`: exit status, signal or the system's code. */
  | { readonly why: 'unknown'; readonly how: string }

export type Ended = {
  /** Null when a signal ended it or it never ran. */
  readonly code: number | null
  readonly signal: string | null
  /** The system's code when the program could not even be started, such as ENOEXEC. */
  readonly spawnError: string | null
  /** The last of what it wrote to its standard error. */
  readonly stderr: string
}

/** NTSTATUS of the loader: a DLL or an entry point is not there; no image of this machine. */
const DLL_NOT_FOUND = [0xc000_0135, 0xc000_0139]
const BAD_IMAGE = [0xc000_007b, 0xc000_012f]

const ROOT = /Running as root without --no-sandbox/i
const NAMESPACES =
  /No usable sandbox|SUID sandbox helper binary|move to new namespace|user namespaces? (are|is) (not|restricted)|namespace_sandbox|setuid_sandbox_host|credentials\.cc/i
const DISPLAY =
  /Missing X server or \$DISPLAY|cannot open display|Unable to open X display|platform failed to initialize|Failed to connect to Wayland/i
/** Also a library of Electron's own that is missing: it comes with the program. */
const DAMAGED =
  /: \d+: (?:Syntax error|.*not found)|cannot execute|file too short|invalid ELF header|exec format error|not a valid Win32|libffmpeg\.so|libEGL\.so|libGLESv2\.so|icudtl|Invalid file descriptor to ICU|resources\.pak|chrome_\d+_percent\.pak|v8_context_snapshot|snapshot_blob|Electron Framework|code signature/i
const LIBRARY =
  /error while loading shared libraries: ([^:\s]+):|Library not loaded: (\S+)|cannot open shared object file/i
/** The program's file is there and is none. ENOENT: not even that, or its loader is missing (another libc). */
const NO_PROGRAM = [
  'ENOEXEC',
  'EACCES',
  'EPERM',
  'UNKNOWN',
  'EFTYPE',
  'EBADARCH',
  'EBADEXEC',
  'ENOENT',
]

export function whyNot({ code, signal, spawnError, stderr }: Ended): WhyNot {
  // Windows gives NTSTATUS as unsigned or signed.
  const status = code === null ? null : code >>> 0
  if (ROOT.test(stderr)) return { why: 'root' }
  if (NAMESPACES.test(stderr)) return { why: 'namespaces' }
  if (DAMAGED.test(stderr)) return { why: 'damaged' }
  const library = LIBRARY.exec(stderr)
  if (library !== null) return { why: 'libraries', library: library[1] ?? library[2] ?? null }
  if (DISPLAY.test(stderr)) return { why: 'display' }
  if (spawnError !== null)
    return NO_PROGRAM.includes(spawnError)
      ? { why: 'damaged' }
      : { why: 'unknown', how: spawnError }
  if (status !== null && DLL_NOT_FOUND.includes(status)) return { why: 'libraries', library: null }
  if (status !== null && BAD_IMAGE.includes(status)) return { why: 'damaged' }
  if (status === 127) return { why: 'libraries', library: null }
  return { why: 'unknown', how: signal ?? String(code) }
}
