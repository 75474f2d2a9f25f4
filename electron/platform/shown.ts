/** How the main process tells `npm start` that it stands on its own feet: by a file that the environment names. */
import { closeSync, existsSync, openSync } from 'node:fs'

export const SHOWN_VARIABLE = 'SOUDAN_SHOWN_FILE'

type Environment = Readonly<Record<string, string | undefined>>

/** Said when a window or a message is on the screen: whatever ends the app afterwards is no sign that Electron cannot run here. */
export function tellShown(environment: Environment): void {
  const file = environment[SHOWN_VARIABLE]
  if (file === undefined || file === '') return
  try {
    closeSync(openSync(file, 'a'))
  } catch {
    // Nobody waits for it any more.
  }
}

export const wasShown = (file: string): boolean => existsSync(file)
