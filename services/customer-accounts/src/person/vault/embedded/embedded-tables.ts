/** Tables of the vault's file. */
export const schema = `
  PRAGMA secure_delete = ON;
  CREATE TABLE IF NOT EXISTS subject (id TEXT PRIMARY KEY, lookup BLOB NOT NULL UNIQUE, wrapped_key BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sealed (subject TEXT NOT NULL, part TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (subject, part)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS beginning (token BLOB NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (token, subject)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS beginning_subject ON beginning (subject);
  CREATE TABLE IF NOT EXISTS contact (token BLOB NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (token, subject)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS contact_subject ON contact (subject);
  CREATE TABLE IF NOT EXISTS location (token BLOB NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (token, subject)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS location_subject ON location (subject);
  CREATE TABLE IF NOT EXISTS change (subject TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (subject, id)) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS open_change ON change (state) WHERE state = 'open';
  CREATE TABLE IF NOT EXISTS master_key (only INTEGER PRIMARY KEY, fingerprint BLOB NOT NULL) STRICT;
`;

/** Tables of blind indexes. Tokens of former addresses stay in `location`; a search decrypts and checks. */
export const indexTables = ['beginning', 'contact', 'location'] as const;

/** Tables with rows of subjects, besides `subject`. */
export const tablesOfSubjects = ['sealed', 'change', ...indexTables] as const;
