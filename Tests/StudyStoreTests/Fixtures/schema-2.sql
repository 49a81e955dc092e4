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
, undoes INTEGER REFERENCES event (number)) STRICT;
INSERT INTO event VALUES(1,X'01a1fd01ea4472c2bf3f62701ba50680',1795246123588,NULL,'init','"合成样例 synthetic", ladder concept → initial → main','','[]',NULL);
INSERT INTO event VALUES(2,X'01a1fd01ea5670eaa390bf739f15f248',1795246123606,NULL,'import','2 sources, 8 turns','','[]',NULL);
INSERT INTO event VALUES(3,X'01a1fd01ea6c718abd118724f70e1e46',1795246123628,NULL,'participant import','participants: 1 new, 0 known','','[{"place":"\"p.csv\"","what":"kinds inferred","why":"role category; where one is wrong, `zhagen attribute set NAME --kind KIND` changes it"}]',NULL);
INSERT INTO event VALUES(4,X'01a1fd01ea7e72e3977cddd9c6417e90',1795246123646,'甲','coder add','"甲"','','[]',NULL);
INSERT INTO event VALUES(5,X'01a1fd01ea8f7252b9a9a6f91a063aa5',1795246123663,NULL,'code add','"负担" (main)','','[]',NULL);
INSERT INTO event VALUES(6,X'01a1fd01eaa173fab89026060d0fbada',1795246123681,NULL,'code add','"填表" (initial) under "负担"','','[]',NULL);
INSERT INTO event VALUES(7,X'01a1fd01eab271739235082f63e9d9ff',1795246123698,NULL,'code add','"重复填表" (concept) under "填表"','','[]',NULL);
INSERT INTO event VALUES(8,X'01a1fd01eac370cea1e6bce119b3dcd4',1795246123715,NULL,'code add','"入户难" (concept)','','[]',NULL);
INSERT INTO event VALUES(9,X'01a1fd01ead4727e91f7396d8b167723',1795246123732,'甲','coding add','"入户难" at 13..20 of "A01": 白天家里没有人','','[]',NULL);
INSERT INTO event VALUES(10,X'01a1fd01eae67292993f1c4babd7fb67',1795246123750,'甲','coding add','"重复填表" at 31..40 of "A01": 一个月要填十几张表','','[]',NULL);
INSERT INTO event VALUES(11,X'01a1fd01eaf772f78f2e3f7686f0a8c9',1795246123767,NULL,'code rename','"填表" → "填报表"','','[]',NULL);
INSERT INTO event VALUES(12,X'01a1fd01eb077138909f7727153f438b',1795246123783,NULL,'undo','event 11, code rename: "填表" → "填报表"','','[]',11);
INSERT INTO event VALUES(13,X'01a1fd01eb2973df85ed5d45995a4a93',1795246123817,NULL,'source hold-out','set aside: A02','饱和度检验','[]',NULL);
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
INSERT INTO study VALUES(1,1,X'79a0471a34ab41c29c55baed74702b87',1,NULL,'合成样例 synthetic','','','');
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
INSERT INTO level VALUES(1,1,X'01a1fd01ea4472c3b8a6c2660adb7596',1,NULL,0,0,'concept','初始概念','a');
INSERT INTO level VALUES(2,2,X'01a1fd01ea45711f8e69355ffb646c91',1,NULL,1,0,'initial','初始范畴','A');
INSERT INTO level VALUES(3,3,X'01a1fd01ea45712089e38b4dcb03c1a4',1,NULL,2,0,'main','主范畴','B');
INSERT INTO level VALUES(4,4,X'01a1fd01ea45712181ca064e474f1a57',1,NULL,0,1,'outcome','结果','Y');
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
, erased INTEGER REFERENCES event (number), columns TEXT CHECK (json_type(columns) = 'array')) STRICT;
INSERT INTO text VALUES(1,'55c464d0ca72a2985d541ecf29621840f691836f6fcc699fd410b683069939cc','55c464d0ca72a2985d541ecf29621840f691836f6fcc699fd410b683069939cc','UTF-8',47,4,2,replace('访：白天入户顺利吗？\n民：白天家里没有人。\n访：表多吗？\n民：一个月要填十几张表，天天加班。\n','\n',char(10)),NULL,NULL,NULL);
INSERT INTO text VALUES(2,'0eea3beb8656d0962ea7166d0083eb9dd63c83465108e11071a414afe3e4ede1','0eea3beb8656d0962ea7166d0083eb9dd63c83465108e11071a414afe3e4ede1','UTF-8',46,4,2,replace('访：白天入户顺利吗？\n民：白天家里没有人。\n访：表多吗？\n民：一个月要填几张表，天天加班。\n','\n',char(10)),NULL,NULL,NULL);
CREATE TABLE turn (
  text INTEGER NOT NULL REFERENCES text (key),
  number INTEGER NOT NULL CHECK (number > 0),
  speaker TEXT NOT NULL,
  role TEXT CHECK (role IN ('interviewer', 'respondent')),
  spanStart INTEGER NOT NULL CHECK (spanStart >= 0),
  spanEnd INTEGER NOT NULL CHECK (spanEnd > spanStart),
  fromMilliseconds INTEGER,
  toMilliseconds INTEGER CHECK ((toMilliseconds IS NULL) = (fromMilliseconds IS NULL)
    AND (toMilliseconds IS NULL OR toMilliseconds >= fromMilliseconds)), record TEXT, attributes TEXT,
  PRIMARY KEY (text, number)
) STRICT, WITHOUT ROWID;
INSERT INTO turn VALUES(1,1,'访',NULL,2,10,NULL,NULL,NULL,NULL);
INSERT INTO turn VALUES(1,2,'民',NULL,13,21,NULL,NULL,NULL,NULL);
INSERT INTO turn VALUES(1,3,'访',NULL,24,28,NULL,NULL,NULL,NULL);
INSERT INTO turn VALUES(1,4,'民',NULL,31,46,NULL,NULL,NULL,NULL);
INSERT INTO turn VALUES(2,1,'访',NULL,2,10,NULL,NULL,NULL,NULL);
INSERT INTO turn VALUES(2,2,'民',NULL,13,21,NULL,NULL,NULL,NULL);
INSERT INTO turn VALUES(2,3,'访',NULL,24,28,NULL,NULL,NULL,NULL);
INSERT INTO turn VALUES(2,4,'民',NULL,31,45,NULL,NULL,NULL,NULL);
CREATE TABLE participant (
  version INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES participant (version) CHECK (first <= version),
  id BLOB NOT NULL CHECK (length(id) = 16),
  added INTEGER NOT NULL REFERENCES event (number),
  retired INTEGER REFERENCES event (number) CHECK (retired >= added),
  name TEXT NOT NULL CHECK (name <> ''),
  attributes TEXT NOT NULL CHECK (json_type(attributes) = 'array')
) STRICT;
INSERT INTO participant VALUES(1,1,X'01a1fd01ea6d7049b2f83f0cc3614078',3,NULL,'P01','[{"name":"role","value":"居民"}]');
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
, heldOutOn TEXT
  CHECK (heldOutOn GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), heldOutReason TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO source VALUES(1,1,X'01a1fd01ea5a71759cd09a40bbae4ffc',2,3,1,'A01','interview',NULL,0,1,NULL,'');
INSERT INTO source VALUES(2,2,X'01a1fd01ea5b702d88fca904d87d9f97',2,13,2,'A02','interview',NULL,0,2,NULL,'');
INSERT INTO source VALUES(3,1,X'01a1fd01ea5a71759cd09a40bbae4ffc',3,NULL,1,'A01','interview',1,0,1,NULL,'');
INSERT INTO source VALUES(4,2,X'01a1fd01ea5b702d88fca904d87d9f97',13,NULL,2,'A02','interview',NULL,1,2,'2026-11-21','饱和度检验');
CREATE TABLE coder (
  version INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES coder (version) CHECK (first <= version),
  id BLOB NOT NULL CHECK (length(id) = 16),
  added INTEGER NOT NULL REFERENCES event (number),
  retired INTEGER REFERENCES event (number) CHECK (retired >= added),
  name TEXT NOT NULL CHECK (name <> '')
) STRICT;
INSERT INTO coder VALUES(1,1,X'01a1fd01ea7e72e4b88730e01394e27f',4,NULL,'甲');
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
INSERT INTO code VALUES(1,1,X'01a1fd01ea8f72539b95ab420f199746',5,NULL,'负担','main',1,NULL,'',NULL);
INSERT INTO code VALUES(2,2,X'01a1fd01eaa173fb8d7f5b4ec3656f6c',6,11,'填表','initial',1,1,'',NULL);
INSERT INTO code VALUES(3,3,X'01a1fd01eab373de86025cef6e0e6d89',7,NULL,'重复填表','concept',1,2,'',NULL);
INSERT INTO code VALUES(4,4,X'01a1fd01eac470f6879020f03541483d',8,NULL,'入户难','concept',2,NULL,'',NULL);
INSERT INTO code VALUES(5,2,X'01a1fd01eaa173fb8d7f5b4ec3656f6c',11,12,'填报表','initial',1,1,'',NULL);
INSERT INTO code VALUES(6,2,X'01a1fd01eaa173fb8d7f5b4ec3656f6c',12,NULL,'填表','initial',1,1,'',NULL);
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
INSERT INTO coding VALUES(1,1,X'01a1fd01ead571d9bfbb354de70e0244',9,NULL,1,13,20,4,1,'白天家里没有人');
INSERT INTO coding VALUES(2,2,X'01a1fd01eae77238b12d09793a9747c8',10,NULL,1,31,40,3,1,'一个月要填十几张表');
CREATE TABLE page (
  key INTEGER PRIMARY KEY,
  text INTEGER NOT NULL REFERENCES text (key),
  spanStart INTEGER NOT NULL CHECK (spanStart >= 0),
  spanEnd INTEGER NOT NULL CHECK (spanEnd > spanStart),
  words TEXT NOT NULL
) STRICT;
CREATE TABLE attribute (
  version INTEGER PRIMARY KEY,
  first INTEGER NOT NULL REFERENCES attribute (version) CHECK (first <= version),
  id BLOB NOT NULL CHECK (length(id) = 16),
  added INTEGER NOT NULL REFERENCES event (number),
  retired INTEGER REFERENCES event (number) CHECK (retired >= added),
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'date', 'category'))
) STRICT;
INSERT INTO attribute VALUES(1,1,X'01a1fd01ea6d7048bae63c77adfe2afd',3,NULL,'role','category');
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
CREATE INDEX turn_record ON turn (text, record) WHERE record IS NOT NULL;
CREATE UNIQUE INDEX page_place ON page (text, spanStart);
CREATE UNIQUE INDEX attribute_live ON attribute (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX attribute_id ON attribute (id) WHERE version = first;
CREATE UNIQUE INDEX attribute_name ON attribute (name) WHERE retired IS NULL;
CREATE UNIQUE INDEX speaker_live ON speaker (first) WHERE retired IS NULL;
CREATE UNIQUE INDEX speaker_id ON speaker (id) WHERE version = first;
CREATE UNIQUE INDEX speaker_label ON speaker (source, label) WHERE retired IS NULL;
CREATE TRIGGER source_frozen BEFORE UPDATE OF version, first, id, added, number, name, kind, participant, heldOut, text, heldOutOn, heldOutReason ON source
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER attribute_frozen BEFORE UPDATE OF version, first, id, added, name, kind ON attribute
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER attribute_retired BEFORE UPDATE OF retired ON attribute WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER attribute_kept BEFORE DELETE ON attribute
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER speaker_frozen BEFORE UPDATE OF version, first, id, added, source, label, participant ON speaker
  BEGIN SELECT raise(ABORT, 'a version is never changed'); END;
CREATE TRIGGER speaker_retired BEFORE UPDATE OF retired ON speaker WHEN old.retired IS NOT NULL
  BEGIN SELECT raise(ABORT, 'a version is retired once'); END;
CREATE TRIGGER speaker_kept BEFORE DELETE ON speaker
  BEGIN SELECT raise(ABORT, 'a version is never deleted'); END;
CREATE TRIGGER page_frozen BEFORE UPDATE ON page
  BEGIN SELECT raise(ABORT, 'a page is never changed'); END;
CREATE TRIGGER page_kept BEFORE DELETE ON page
  BEGIN SELECT raise(ABORT, 'a page is never deleted'); END;
COMMIT;
