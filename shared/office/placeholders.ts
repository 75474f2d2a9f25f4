/** What can be filled into a text to a job seeker. */

/** `phone`: the office's Zoom telephone number, with the meeting's number. */
export const placeholders = ['name', 'date', 'time', 'office', 'url', 'passcode', 'phone'] as const
export type Placeholder = (typeof placeholders)[number]
