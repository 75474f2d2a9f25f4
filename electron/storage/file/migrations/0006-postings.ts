/** How many job postings a record holds that were introduced, and that were looked at: counted without opening anything. Imports nothing of the app; never changed once released. */

export const sql = `
ALTER TABLE records ADD COLUMN introduced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE records ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
`
