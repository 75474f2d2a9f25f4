/** `npm run -s cli -- import …` and `… verify …`. Runs on plain Node, without a build. */
import { runCommand } from './commands.ts'
import { keepFilesPrivate } from './platform/private-files.ts'

// What is exported is its user's alone.
keepFilesPrivate()
process.exitCode = await runCommand(process.argv.slice(2), 'npm run -s cli --', {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
})
