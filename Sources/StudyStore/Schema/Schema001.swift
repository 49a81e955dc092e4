/// The first schema. Frozen: a later change is a new file beside this one.
///
/// Rows are versions of things. All versions of one thing carry its `id` (for the world outside) and
/// name the row of its first version in `first` (for references inside: a narrow integer that never
/// moves). A version carries the event that added it and, once superseded, the event that retired it,
/// so the state as of event n is `added <= n AND (retired IS NULL OR retired > n)`, and the current
/// state is `retired IS NULL`. Triggers keep every other column of a version as it was written.
enum Schema001 {
  static let sql = identity + texts + people + codebook + codings + closed + frozen

  private static let identity = """
    CREATE TABLE event (
      number INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      milliseconds INTEGER NOT NULL,
      coder TEXT,
      verb TEXT NOT NULL CHECK (verb <> ''),
      summary TEXT NOT NULL,
      reason TEXT NOT NULL,
      findings TEXT NOT NULL CHECK (json_valid(findings))
    ) STRICT;

    CREATE TABLE study (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES study (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      title TEXT NOT NULL,
      citation TEXT NOT NULL,
      note TEXT NOT NULL,
      storyline TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX study_live ON study (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX study_id ON study (id) WHERE version = first;

    CREATE TABLE level (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES level (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      position INTEGER NOT NULL,
      beside INTEGER NOT NULL CHECK (beside IN (0, 1)),
      levelKey TEXT NOT NULL CHECK (levelKey <> ''),
      name TEXT NOT NULL,
      prefix TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX level_live ON level (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX level_id ON level (id) WHERE version = first;
    CREATE UNIQUE INDEX level_key ON level (levelKey) WHERE retired IS NULL;

    """

  /// A text is a revision of a source's words; it never changes. `original` is NULL where the file
  /// held exactly the bytes of `words`.
  private static let texts = """
    CREATE TABLE text (
      key INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      textSha256 TEXT NOT NULL CHECK (length(textSha256) = 64),
      encoding TEXT NOT NULL,
      scalars INTEGER NOT NULL CHECK (scalars > 0),
      turns INTEGER NOT NULL CHECK (turns >= 0),
      speakers INTEGER NOT NULL CHECK (speakers >= 0),
      words TEXT NOT NULL,
      original BLOB
    ) STRICT;

    CREATE TABLE turn (
      text INTEGER NOT NULL REFERENCES text (key),
      number INTEGER NOT NULL CHECK (number > 0),
      speaker TEXT NOT NULL,
      role TEXT CHECK (role IN ('interviewer', 'respondent')),
      spanStart INTEGER NOT NULL CHECK (spanStart >= 0),
      spanEnd INTEGER NOT NULL CHECK (spanEnd > spanStart),
      fromMilliseconds INTEGER,
      toMilliseconds INTEGER CHECK ((toMilliseconds IS NULL) = (fromMilliseconds IS NULL)
        AND (toMilliseconds IS NULL OR toMilliseconds >= fromMilliseconds)),
      PRIMARY KEY (text, number)
    ) STRICT, WITHOUT ROWID;

    """

  private static let people = """
    CREATE TABLE participant (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES participant (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      name TEXT NOT NULL CHECK (name <> ''),
      attributes TEXT NOT NULL CHECK (json_type(attributes) = 'array')
    ) STRICT;
    CREATE UNIQUE INDEX participant_live ON participant (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX participant_id ON participant (id) WHERE version = first;
    CREATE UNIQUE INDEX participant_name ON participant (name) WHERE retired IS NULL;

    CREATE TABLE source (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES source (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      number INTEGER NOT NULL CHECK (number > 0),
      name TEXT NOT NULL CHECK (name <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('interview', 'field-note', 'document', 'records')),
      participant INTEGER REFERENCES participant (version),
      heldOut INTEGER NOT NULL CHECK (heldOut IN (0, 1)),
      text INTEGER NOT NULL REFERENCES text (key)
    ) STRICT;
    CREATE UNIQUE INDEX source_live ON source (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX source_id ON source (id) WHERE version = first;
    CREATE UNIQUE INDEX source_name ON source (name) WHERE retired IS NULL;

    CREATE TABLE coder (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES coder (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      name TEXT NOT NULL CHECK (name <> '')
    ) STRICT;
    CREATE UNIQUE INDEX coder_live ON coder (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX coder_id ON coder (id) WHERE version = first;
    CREATE UNIQUE INDEX coder_name ON coder (name) WHERE retired IS NULL;

    """

  private static let codebook = """
    CREATE TABLE code (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES code (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      name TEXT NOT NULL CHECK (name <> ''),
      level TEXT NOT NULL,
      ordinal INTEGER NOT NULL CHECK (ordinal > 0),
      parent INTEGER REFERENCES code (version) CHECK (parent <> first),
      definition TEXT NOT NULL,
      provenance TEXT CHECK (provenance IN ('published', 'reconstructed'))
    ) STRICT;
    CREATE UNIQUE INDEX code_live ON code (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX code_id ON code (id) WHERE version = first;
    CREATE UNIQUE INDEX code_name ON code (ifnull(parent, 0), name) WHERE retired IS NULL;
    CREATE UNIQUE INDEX code_number ON code (level, ordinal) WHERE retired IS NULL;

    CREATE TABLE relation (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES relation (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      fromCode INTEGER NOT NULL REFERENCES code (version),
      toCode INTEGER REFERENCES code (version) CHECK (toCode <> fromCode),
      toRelation INTEGER REFERENCES relation (version) CHECK ((toRelation IS NULL) <> (toCode IS NULL)),
      kind TEXT NOT NULL CHECK (kind IN ('causes', 'influences', 'mediates', 'moderates',
        'conditions', 'contains', 'addresses')),
      sign TEXT NOT NULL CHECK (sign IN ('+', '-', '0')),
      note TEXT NOT NULL,
      provenance TEXT CHECK (provenance IN ('published', 'reconstructed'))
    ) STRICT;
    CREATE UNIQUE INDEX relation_live ON relation (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX relation_id ON relation (id) WHERE version = first;
    CREATE UNIQUE INDEX relation_ends
      ON relation (fromCode, ifnull(toCode, 0), ifnull(toRelation, 0), kind) WHERE retired IS NULL;

    CREATE TABLE support (
      version INTEGER PRIMARY KEY,
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      relation INTEGER NOT NULL REFERENCES relation (version),
      coding INTEGER NOT NULL REFERENCES coding (version)
    ) STRICT;
    CREATE UNIQUE INDEX support_live ON support (relation, coding) WHERE retired IS NULL;

    CREATE TABLE memo (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES memo (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      kind TEXT NOT NULL CHECK (kind IN ('code', 'theoretical', 'method', 'case')),
      text TEXT NOT NULL CHECK (text <> ''),
      code INTEGER REFERENCES code (version),
      coding INTEGER REFERENCES coding (version),
      source INTEGER REFERENCES source (version),
      relation INTEGER REFERENCES relation (version),
      CHECK ((code IS NOT NULL) + (coding IS NOT NULL) + (source IS NOT NULL)
        + (relation IS NOT NULL) <= 1)
    ) STRICT;
    CREATE UNIQUE INDEX memo_live ON memo (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX memo_id ON memo (id) WHERE version = first;
    CREATE INDEX memo_coding ON memo (coding) WHERE retired IS NULL AND coding IS NOT NULL;

    """

  /// `coding_place` keeps one coder from coding the same words twice with one code and lists a
  /// source in text order; `coding_tally` answers every count without touching a quote.
  private static let codings = """
    CREATE TABLE coding (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES coding (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      source INTEGER NOT NULL REFERENCES source (version),
      spanStart INTEGER CHECK (spanStart >= 0),
      spanEnd INTEGER CHECK ((spanEnd IS NULL) = (spanStart IS NULL)
        AND (spanEnd IS NULL OR spanEnd > spanStart)),
      code INTEGER NOT NULL REFERENCES code (version),
      coder INTEGER NOT NULL REFERENCES coder (version),
      quote TEXT NOT NULL CHECK (quote <> '')
    ) STRICT;
    CREATE UNIQUE INDEX coding_live ON coding (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX coding_id ON coding (id) WHERE version = first;
    CREATE UNIQUE INDEX coding_place
      ON coding (source, spanStart, spanEnd, code, coder) WHERE retired IS NULL;
    CREATE INDEX coding_tally ON coding (code, source, coder) WHERE retired IS NULL;

    """

  /// Every table whose rows are versions, with the columns that may never change.
  static let versioned = [
    "study": "version, first, id, added, title, citation, note, storyline",
    "level": "version, first, id, added, position, beside, levelKey, name, prefix",
    "participant": "version, first, id, added, name, attributes",
    "source": "version, first, id, added, number, name, kind, participant, heldOut, text",
    "coder": "version, first, id, added, name",
    "code": "version, first, id, added, name, level, ordinal, parent, definition, provenance",
    "relation":
      "version, first, id, added, fromCode, toCode, toRelation, kind, sign, note, provenance",
    "support": "version, added, relation, coding",
    "memo": "version, first, id, added, kind, text, code, coding, source, relation",
    "coding": "version, first, id, added, source, spanStart, spanEnd, code, coder, quote",
  ]

  /// An event is open until it has its summary; texts and turns never change.
  private static let closed = """
    CREATE TRIGGER event_frozen BEFORE UPDATE ON event WHEN old.summary <> ''
      BEGIN SELECT raise(ABORT, 'an event is never changed'); END;
    CREATE TRIGGER event_kept BEFORE DELETE ON event
      BEGIN SELECT raise(ABORT, 'an event is never deleted'); END;
    CREATE TRIGGER text_frozen BEFORE UPDATE ON text
      BEGIN SELECT raise(ABORT, 'a text is never changed'); END;
    CREATE TRIGGER text_kept BEFORE DELETE ON text
      BEGIN SELECT raise(ABORT, 'a text is never deleted'); END;
    CREATE TRIGGER turn_frozen BEFORE UPDATE ON turn
      BEGIN SELECT raise(ABORT, 'a turn is never changed'); END;
    CREATE TRIGGER turn_kept BEFORE DELETE ON turn
      BEGIN SELECT raise(ABORT, 'a turn is never deleted'); END;

    """

  private static let frozen = versioned.sorted { $0.key < $1.key }.map { table, columns in
    freeze(table, columns: columns) + keep(table)
  }.joined()

  /// Keeps the columns of a version as they were written.
  static func freeze(_ table: String, columns: String) -> String {
    """
    CREATE TRIGGER \(table)_frozen BEFORE UPDATE OF \(columns) ON \(table)
      BEGIN SELECT raise(ABORT, 'a version is never changed'); END;

    """
  }

  /// Lets a version be retired once and never deleted.
  static func keep(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_retired BEFORE UPDATE OF retired ON \(table) WHEN old.retired IS NOT NULL
      BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
    CREATE TRIGGER \(table)_kept BEFORE DELETE ON \(table)
      BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;

    """
  }
}
