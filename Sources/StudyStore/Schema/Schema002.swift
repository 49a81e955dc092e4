/// The second schema: record sets, typed attributes, who speaks under which label, held-out sources
/// with date and reason, undo, and what `purge` and `pseudonymise` leave behind. Frozen.
enum Schema002 {
  static let sql = columns + records + people + frozen

  /// - `event.undoes`: the event that this one takes back.
  /// - `text.erased`: the event that rewrote these words in place (`purge`, `pseudonymise`). The
  ///   original bytes are gone then; `sha256` still names the file they came from.
  /// - `source.heldOutOn`: the day on which it was set aside, as `2022-03-01`.
  private static let columns = """
    ALTER TABLE event ADD COLUMN undoes INTEGER REFERENCES event (number);
    ALTER TABLE text ADD COLUMN erased INTEGER REFERENCES event (number);
    ALTER TABLE source ADD COLUMN heldOutOn TEXT
      CHECK (heldOutOn GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
    ALTER TABLE source ADD COLUMN heldOutReason TEXT NOT NULL DEFAULT '';

    """

  /// A record set is one source. Each record is a turn, with its id (`record`) and the values of the
  /// other columns, a JSON array in the order of `text.columns`. The words of all records, a line
  /// break between two, lie in pages of some tens of kilobytes, so that no read or write needs all
  /// of them in memory; `text.words` is empty then.
  private static let records = """
    ALTER TABLE text ADD COLUMN columns TEXT CHECK (json_type(columns) = 'array');
    ALTER TABLE turn ADD COLUMN record TEXT;
    ALTER TABLE turn ADD COLUMN attributes TEXT;
    CREATE INDEX turn_record ON turn (text, record) WHERE record IS NOT NULL;

    CREATE TABLE page (
      key INTEGER PRIMARY KEY,
      text INTEGER NOT NULL REFERENCES text (key),
      spanStart INTEGER NOT NULL CHECK (spanStart >= 0),
      spanEnd INTEGER NOT NULL CHECK (spanEnd > spanStart),
      words TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX page_place ON page (text, spanStart);

    """

  private static let people = """
    CREATE TABLE attribute (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES attribute (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      name TEXT NOT NULL CHECK (name <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'category'))
    ) STRICT;
    CREATE UNIQUE INDEX attribute_live ON attribute (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX attribute_id ON attribute (id) WHERE version = first;
    CREATE UNIQUE INDEX attribute_name ON attribute (name) WHERE retired IS NULL;

    CREATE TABLE speaker (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES speaker (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      source INTEGER NOT NULL REFERENCES source (version),
      label TEXT NOT NULL CHECK (label <> ''),
      participant INTEGER NOT NULL REFERENCES participant (version)
    ) STRICT;
    CREATE UNIQUE INDEX speaker_live ON speaker (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX speaker_id ON speaker (id) WHERE version = first;
    CREATE UNIQUE INDEX speaker_label ON speaker (source, label) WHERE retired IS NULL;

    """

  private static let changed = [
    "source":
      "version, first, id, added, number, name, kind, participant, heldOut, text, heldOutOn, "
      + "heldOutReason"
  ]
  private static let new = [
    "attribute": "version, first, id, added, name, kind",
    "speaker": "version, first, id, added, source, label, participant",
  ]

  /// Every table whose rows are versions, with the columns that may never change.
  static let versioned = Schema001.versioned.merging(changed) { $1 }.merging(new) { $1 }

  private static let frozen =
    "DROP TRIGGER source_frozen;\n"
    + changed.map { Schema001.freeze($0.key, columns: $0.value) }.joined()
    + new.sorted { $0.key < $1.key }.map {
      Schema001.freeze($0.key, columns: $0.value) + Schema001.keep($0.key)
    }.joined()
      + """
      CREATE TRIGGER page_frozen BEFORE UPDATE ON page
        BEGIN SELECT raise(ABORT, 'a page is never changed'); END;
      CREATE TRIGGER page_kept BEFORE DELETE ON page
        BEGIN SELECT raise(ABORT, 'a page is never deleted'); END;

      """
}
