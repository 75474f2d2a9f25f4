/**
 * The first file of the main process: lets V8 keep what it has compiled, then loads the app. It shares no module with the
 * app: that would land in this file's chunk, which waits for the app's, which would wait for it.
 */
import { enableCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the OS wants what can be made again: of this user alone, not in the data folder, which is backed up and may be given anywhere. */
function cacheFolder(): string {
  const { env, platform } = process
  const base =
    platform === 'win32'
      ? env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local')
      : platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
  return join(base, 'SoudanDesk', 'compiled')
}

// Compiled code is code: nobody else may put some there. (`keepFilesPrivate` says more.)
process.umask(0o077)
// Where the folder cannot be written this says so in its answer and everything is compiled anew, as without it.
enableCompileCache(cacheFolder())
// Electron becomes ready only when this file has been evaluated, and with it what the app does before that.
await import('./main.ts')
