/// The third schema: what a code has beside its name, what became of codes that were merged, memos that
/// compare, rules that code by themselves, saved queries, and work in teams. Frozen.
enum Schema003 {
  static let sql = columns + codebook + teams + frozen

  /// - `code.aliases`: names that it had, or that codes merged into it had, a JSON array.
  /// - `code.properties`: properties with their ranges (属性与维度), a JSON array of objects.
  /// - `code.colour`: `#RRGGBB`.
  /// - `event.merged`: the merge through which an event of another copy came in. Such an event keeps the
  ///   other copy's history; the rows that it brought belong to the merge.
  private static let columns = """
    ALTER TABLE code ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]'
      CHECK (json_type(aliases) = 'array');
    ALTER TABLE code ADD COLUMN properties TEXT NOT NULL DEFAULT '[]'
      CHECK (json_type(properties) = 'array');
    ALTER TABLE code ADD COLUMN colour TEXT
      CHECK (colour GLOB '#[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]');
    ALTER TABLE code ADD COLUMN inVivo INTEGER NOT NULL DEFAULT 0 CHECK (inVivo IN (0, 1));
    ALTER TABLE event ADD COLUMN merged INTEGER REFERENCES event (number);

    """

  /// - `compared`: the codes that a memo compares, beside or instead of what it is attached to.
  /// - `rule`: what autocode looks for, and the code and coder that it codes with. `words` is a JSON
  ///   array; empty columns do not narrow.
  /// - `query`: a query over codings that is kept by name.
  private static let codebook = """
    CREATE TABLE compared (
      version INTEGER PRIMARY KEY,
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      memo INTEGER NOT NULL REFERENCES memo (version),
      code INTEGER NOT NULL REFERENCES code (version)
    ) STRICT;
    CREATE UNIQUE INDEX compared_live ON compared (memo, code) WHERE retired IS NULL;

    CREATE TABLE rule (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES rule (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      name TEXT NOT NULL CHECK (name <> ''),
      code INTEGER NOT NULL REFERENCES code (version),
      coder INTEGER NOT NULL REFERENCES coder (version),
      words TEXT NOT NULL CHECK (json_type(words) = 'array'),
      pattern TEXT NOT NULL,
      folded INTEGER NOT NULL CHECK (folded IN (0, 1)),
      speaker TEXT NOT NULL,
      role TEXT CHECK (role IN ('interviewer', 'respondent')),
      condition TEXT NOT NULL,
      unit TEXT NOT NULL CHECK (unit IN ('match', 'sentence', 'turn'))
    ) STRICT;
    CREATE UNIQUE INDEX rule_live ON rule (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX rule_id ON rule (id) WHERE version = first;
    CREATE UNIQUE INDEX rule_name ON rule (name) WHERE retired IS NULL;

    CREATE TABLE query (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES query (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      name TEXT NOT NULL CHECK (name <> ''),
      text TEXT NOT NULL CHECK (text <> '')
    ) STRICT;
    CREATE UNIQUE INDEX query_live ON query (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX query_id ON query (id) WHERE version = first;
    CREATE UNIQUE INDEX query_name ON query (name) WHERE retired IS NULL;

    """

  /// - `successor`: a thing that is gone (`id`) and the thing that stands for it (`successor`): a code
  ///   that was merged into another, or a thing of another copy that is the same as one here. A merge
  ///   follows it, so that work on the one comes to the other.
  /// - `assignment`: who is to code which source; `blind` where the copy that was handed out
  ///   has no codings of others.
  /// - `decision`: what the adjudication of a disagreement said of one coding; `result` is the
  ///   coding of the agreed version that answers it.
  private static let teams = """
    CREATE TABLE successor (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES successor (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      kind TEXT NOT NULL CHECK (kind <> ''),
      successor BLOB NOT NULL CHECK (length(successor) = 16 AND successor <> id)
    ) STRICT;
    CREATE UNIQUE INDEX successor_live ON successor (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX successor_id ON successor (id) WHERE version = first;

    CREATE TABLE assignment (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES assignment (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      source INTEGER NOT NULL REFERENCES source (version),
      coder INTEGER NOT NULL REFERENCES coder (version),
      blind INTEGER NOT NULL CHECK (blind IN (0, 1))
    ) STRICT;
    CREATE UNIQUE INDEX assignment_live ON assignment (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX assignment_id ON assignment (id) WHERE version = first;
    CREATE UNIQUE INDEX assignment_place ON assignment (source, coder) WHERE retired IS NULL;

    CREATE TABLE decision (
      version INTEGER PRIMARY KEY,
      first INTEGER NOT NULL REFERENCES decision (version) CHECK (first <= version),
      id BLOB NOT NULL CHECK (length(id) = 16),
      added INTEGER NOT NULL REFERENCES event (number),
      retired INTEGER REFERENCES event (number) CHECK (retired >= added),
      coding INTEGER NOT NULL REFERENCES coding (version),
      verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected')),
      result INTEGER REFERENCES coding (version),
      note TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX decision_live ON decision (first) WHERE retired IS NULL;
    CREATE UNIQUE INDEX decision_id ON decision (id) WHERE version = first;
    CREATE UNIQUE INDEX decision_coding ON decision (coding) WHERE retired IS NULL;

    """

  private static let changed = [
    "code": "version, first, id, added, name, level, ordinal, parent, definition, provenance, "
      + "aliases, properties, colour, inVivo"
  ]
  private static let new = [
    "compared": "version, added, memo, code",
    "rule": "version, first, id, added, name, code, coder, words, pattern, folded, speaker, role, "
      + "condition, unit",
    "query": "version, first, id, added, name, text",
    "successor": "version, first, id, added, kind, successor",
    "assignment": "version, first, id, added, source, coder, blind",
    "decision": "version, first, id, added, coding, verdict, result, note",
  ]

  /// Every table whose rows are versions, with the columns that may never change.
  static let versioned = Schema002.versioned.merging(changed) { $1 }.merging(new) { $1 }

  private static let frozen =
    "DROP TRIGGER code_frozen;\n"
    + changed.map { Schema001.freeze($0.key, columns: $0.value) }.joined()
    + new.sorted { $0.key < $1.key }.map {
      Schema001.freeze($0.key, columns: $0.value) + Schema001.keep($0.key)
    }.joined()
}
