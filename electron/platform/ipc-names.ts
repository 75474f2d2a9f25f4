/** The only two names on Electron's IPC: one call in, one topic out. */
export const CALL_CHANNEL = 'soudan:call'
export const TOPIC_CHANNEL = 'soudan:topic'
