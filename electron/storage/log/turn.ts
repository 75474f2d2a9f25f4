/**
 * The order in which lists are folded. Alone a PC has one order, that of arrival. With other PCs it is the one that the office's
 * server gives; what it does not have yet stands last, so that every PC comes to the same lists once all was sent.
 */

/** Above every position a server can give. */
export const UNSENT = 2 ** 52

/** SQL: the event's turn, as a column of that name. */
export const TURN = `coalesce((SELECT position FROM event_positions WHERE event = events.rowid), ${UNSENT} + events.rowid) AS turn`
