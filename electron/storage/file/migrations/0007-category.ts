/** Which of the three categories of people a record is of (M3), for counting; 0: not known. Imports nothing of the app; never changed once released. */

export const sql = `
ALTER TABLE records ADD COLUMN category INTEGER NOT NULL DEFAULT 0;
`
