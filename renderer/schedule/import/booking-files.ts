/** What the file dialog offers first where bookings are chosen; whatever else is chosen is looked at all the same. */
export const BOOKING_FILES = '.csv,.tsv,.txt,text/csv,text/plain'
