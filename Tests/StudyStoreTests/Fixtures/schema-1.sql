PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO event VALUES(1,X'01a1fc6257a1706fade1d074a3890d20',1795235665825,NULL,'init','"合成样例 synthetic", ladder concept → initial → main','','[]');
INSERT INTO event VALUES(2,X'01a1fc6257d67116ba74c85357b2ae8e',1795235665878,NULL,'import','1 source, 4 turns: "A01"','','[]');
INSERT INTO event VALUES(3,X'01a1fc62580b72fca2c93caeefd11cf6',1795235665931,NULL,'participant import','participants: 1 new, 0 known','','[]');
INSERT INTO event VALUES(4,X'01a1fc62582371378f57d292de0517d7',1795235665955,'甲','coder add','"甲"','','[]');
INSERT INTO event VALUES(5,X'01a1fc62584370358a43f1a094fcdf1a',1795235665987,NULL,'code add','"负担" (main)','','[]');
INSERT INTO event VALUES(6,X'01a1fc62585f7383a05784cca9baa8db',1795235666015,NULL,'code add','"填表" (initial) under "负担"','','[]');
INSERT INTO event VALUES(7,X'01a1fc62587b73fabf268022d45e9a4f',1795235666043,NULL,'code add','"重复填表" (concept) under "填表"','','[]');
INSERT INTO event VALUES(8,X'01a1fc625898711c9438dad1d310f884',1795235666072,NULL,'code add','"入户难" (concept)','','[]');
INSERT INTO event VALUES(9,X'01a1fc6258ca7373a134dc18d0ea03e7',1795235666122,'甲','coding add','"重复填表" at 52..61 of "A01": 一个月要填十几张表','','[]');
INSERT INTO event VALUES(10,X'01a1fc6258e6731e83368f0a3b042b23',1795235666150,'甲','coding add','"入户难" at 20..27 of "A01": 白天家里没有人','','[]');
INSERT INTO event VALUES(11,X'01a1fc6259137153b8a1eb29da500669',1795235666195,NULL,'relation add','"重复填表" influences (+) "入户难"','','[]');
INSERT INTO event VALUES(12,X'01a1fc6259627087959c685723e62a56',1795235666274,NULL,'code rename','"入户难" → "入户困难"','','[]');
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
INSERT INTO study VALUES(1,1,X'809a1632381c480fb87065eb85f0e22c',1,NULL,'合成样例 synthetic','','','');
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
INSERT INTO level VALUES(1,1,X'01a1fc6257a270b499696c6b811d45f4',1,NULL,0,0,'concept','初始概念','a');
INSERT INTO level VALUES(2,2,X'01a1fc6257a270b593cb69fcd5e5d87d',1,NULL,1,0,'initial','初始范畴','A');
INSERT INTO level VALUES(3,3,X'01a1fc6257a270b6a86aa245c3ce4488',1,NULL,2,0,'main','主范畴','B');
INSERT INTO level VALUES(4,4,X'01a1fc6257a270b79e88d943202e28cd',1,NULL,0,1,'outcome','结果','Y');
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
INSERT INTO text VALUES(1,'68c22882387e33a3ff83cb088dacd41eaf6daa3b79a1e5ca47655268dfe76fd3','68c22882387e33a3ff83cb088dacd41eaf6daa3b79a1e5ca47655268dfe76fd3','UTF-8',69,4,2,replace('访谈者：请谈谈上门走访的情况。\n受访者：白天家里没有人，只好晚上再去一趟。\n访谈者：填表多吗？\n受访者：一个月要填十几张表，内容差不多。\n','\n',char(10)),NULL);
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
INSERT INTO turn VALUES(1,1,'访谈者','interviewer',4,15,NULL,NULL);
INSERT INTO turn VALUES(1,2,'受访者','respondent',20,37,NULL,NULL);
INSERT INTO turn VALUES(1,3,'访谈者','interviewer',42,47,NULL,NULL);
INSERT INTO turn VALUES(1,4,'受访者','respondent',52,68,NULL,NULL);
CREATE TABLE participant (
  version INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES participant (version) CHECK (first <= version),
  id BLOB NOT NULL CHECK (length(id) = 16),
  added INTEGER NOT NULL REFERENCES event (number),
  retired INTEGER REFERENCES event (number) CHECK (retired >= added),
  name TEXT NOT NULL CHECK (name <> ''),
  attributes TEXT NOT NULL CHECK (json_type(attributes) = 'array')
) STRICT;
INSERT INTO participant VALUES(1,1,X'01a1fc62580b72fdbb5a5d47cbd899cc',3,NULL,'P01','[{"value":"网格员","name":"role"}]');
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
INSERT INTO source VALUES(1,1,X'01a1fc6257d972d8a794860e67850adc',2,3,1,'A01','interview',NULL,0,1);
INSERT INTO source VALUES(2,1,X'01a1fc6257d972d8a794860e67850adc',3,NULL,1,'A01','interview',1,0,1);
CREATE TABLE coder (
  version INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES coder (version) CHECK (first <= version),
  id BLOB NOT NULL CHECK (length(id) = 16),
  added INTEGER NOT NULL REFERENCES event (number),
  retired INTEGER REFERENCES event (number) CHECK (retired >= added),
  name TEXT NOT NULL CHECK (name <> '')
) STRICT;
INSERT INTO coder VALUES(1,1,X'01a1fc62582371389cd05322c2f1a198',4,NULL,'甲');
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
INSERT INTO code VALUES(1,1,X'01a1fc6258437036af022903e771e992',5,NULL,'负担','main',1,NULL,'',NULL);
INSERT INTO code VALUES(2,2,X'01a1fc6258607237b9485473a736e425',6,NULL,'填表','initial',1,1,'',NULL);
INSERT INTO code VALUES(3,3,X'01a1fc62587c73c9818982a382398754',7,NULL,'重复填表','concept',1,2,'',NULL);
INSERT INTO code VALUES(4,4,X'01a1fc6258997277b78b2f1548cb8d3c',8,12,'入户难','concept',2,NULL,'',NULL);
INSERT INTO code VALUES(5,4,X'01a1fc6258997277b78b2f1548cb8d3c',12,NULL,'入户困难','concept',2,NULL,'',NULL);
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
INSERT INTO relation VALUES(1,1,X'01a1fc62591472f8a3c51157ba660777',11,NULL,3,4,NULL,'influences','+','',NULL);
CREATE TABLE support (
  version INTEGER PRIMARY KEY,
  added INTEGER NOT NULL REFERENCES event (number),
  retired INTEGER REFERENCES event (number) CHECK (retired >= added),
  relation INTEGER NOT NULL REFERENCES relation (version),
  coding INTEGER NOT NULL REFERENCES coding (version)
) STRICT;
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
INSERT INTO memo VALUES(1,1,X'01a1fc6258cc73378cf8cb81ace6ed92',9,NULL,'code','数量',NULL,1,NULL,NULL);
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
INSERT INTO coding VALUES(1,1,X'01a1fc6258cc7336bba43e2499e84b00',9,NULL,1,52,61,3,1,'一个月要填十几张表');
INSERT INTO coding VALUES(2,2,X'01a1fc6258e8702cb8f198797c741bab',10,NULL,1,20,27,4,1,'白天家里没有人');
CREATE UNIQUE INDEX study_live ON study (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX study_id ON study (id) WHERE version = first;
CREATE UNIQUE INDEX level_live ON level (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX level_id ON level (id) WHERE version = first;
CREATE UNIQUE INDEX level_key ON level (levelKey) WHERE retired IS NULL;
CREATE UNIQUE INDEX participant_live ON participant (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX participant_id ON participant (id) WHERE version = first;
CREATE UNIQUE INDEX participant_name ON participant (name) WHERE retired IS NULL;
CREATE UNIQUE INDEX source_live ON source (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX source_id ON source (id) WHERE version = first;
CREATE UNIQUE INDEX source_name ON source (name) WHERE retired IS NULL;
CREATE UNIQUE INDEX coder_live ON coder (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX coder_id ON coder (id) WHERE version = first;
CREATE UNIQUE INDEX coder_name ON coder (name) WHERE retired IS NULL;
CREATE UNIQUE INDEX code_live ON code (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX code_id ON code (id) WHERE version = first;
CREATE UNIQUE INDEX code_name ON code (ifnull(parent, 0), name) WHERE retired IS NULL;
CREATE UNIQUE INDEX code_number ON code (level, ordinal) WHERE retired IS NULL;
CREATE UNIQUE INDEX relation_live ON relation (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX relation_id ON relation (id) WHERE version = first;
CREATE UNIQUE INDEX relation_ends
  ON relation (fromCode, ifnull(toCode, 0), ifnull(toRelation, 0), kind) WHERE retired IS NULL;
CREATE UNIQUE INDEX support_live ON support (relation, coding) WHERE retired IS NULL;
CREATE UNIQUE INDEX memo_live ON memo (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX memo_id ON memo (id) WHERE version = first;
CREATE INDEX memo_coding ON memo (coding) WHERE retired IS NULL AND coding IS NOT NULL;
CREATE UNIQUE INDEX coding_live ON coding (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX coding_id ON coding (id) WHERE version = first;
CREATE UNIQUE INDEX coding_place
  ON coding (source, spanStart, spanEnd, code, coder) WHERE retired IS NULL;
CREATE INDEX coding_tally ON coding (code, source, coder) WHERE retired IS NULL;
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
CREATE TRIGGER code_frozen BEFORE UPDATE OF version, first, id, added, name, level, ordinal, parent, definition, provenance ON code
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER code_retired BEFORE UPDATE OF retired ON code WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER code_kept BEFORE DELETE ON code
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER coder_frozen BEFORE UPDATE OF version, first, id, added, name ON coder
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER coder_retired BEFORE UPDATE OF retired ON coder WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER coder_kept BEFORE DELETE ON coder
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER coding_frozen BEFORE UPDATE OF version, first, id, added, source, spanStart, spanEnd, code, coder, quote ON coding
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER coding_retired BEFORE UPDATE OF retired ON coding WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER coding_kept BEFORE DELETE ON coding
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER level_frozen BEFORE UPDATE OF version, first, id, added, position, beside, levelKey, name, prefix ON level
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER level_retired BEFORE UPDATE OF retired ON level WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER level_kept BEFORE DELETE ON level
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER memo_frozen BEFORE UPDATE OF version, first, id, added, kind, text, code, coding, source, relation ON memo
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER memo_retired BEFORE UPDATE OF retired ON memo WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER memo_kept BEFORE DELETE ON memo
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER participant_frozen BEFORE UPDATE OF version, first, id, added, name, attributes ON participant
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER participant_retired BEFORE UPDATE OF retired ON participant WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER participant_kept BEFORE DELETE ON participant
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER relation_frozen BEFORE UPDATE OF version, first, id, added, fromCode, toCode, toRelation, kind, sign, note, provenance ON relation
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER relation_retired BEFORE UPDATE OF retired ON relation WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER relation_kept BEFORE DELETE ON relation
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER source_frozen BEFORE UPDATE OF version, first, id, added, number, name, kind, participant, heldOut, text ON source
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER source_retired BEFORE UPDATE OF retired ON source WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER source_kept BEFORE DELETE ON source
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER study_frozen BEFORE UPDATE OF version, first, id, added, title, citation, note, storyline ON study
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER study_retired BEFORE UPDATE OF retired ON study WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER study_kept BEFORE DELETE ON study
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER support_frozen BEFORE UPDATE OF version, added, relation, coding ON support
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER support_retired BEFORE UPDATE OF retired ON support WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER support_kept BEFORE DELETE ON support
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
COMMIT;
