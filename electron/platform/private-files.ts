/** What this process writes is its user's alone. */

/**
 * Files 0600 and folders 0700 from here on, whoever writes them: SQLite, the settings, the exports. Threads and the
 * programs that are started follow. Windows has no such bits and takes no notice; there the profile folder guards.
 */
export function keepFilesPrivate(): void {
  process.umask(0o077)
}
