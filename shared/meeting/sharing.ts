/** Showing the job site's window in a meeting, whatever carries it. */

/** A function of the counselor's page: (on: boolean) => Promise<boolean>, whether it is shown (or not any more). Called by the main process alone, with a press. */
export const SHARE_FUNCTION = 'soudanShare'
