CREATE TABLE reporting_period (
  period TEXT PRIMARY KEY,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  opens TEXT NOT NULL,
  due TEXT NOT NULL,
  closes TEXT NOT NULL,
  closes_at INTEGER NOT NULL,
  cut_off TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE period_exception (
  period TEXT NOT NULL REFERENCES reporting_period (period),
  community TEXT NOT NULL REFERENCES community (id),
  due TEXT NOT NULL,
  closes TEXT NOT NULL,
  closes_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (period, community)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE correction (
  entry TEXT NOT NULL,
  version INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (entry, version)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER correction_is_never_updated BEFORE UPDATE ON correction BEGIN
  SELECT RAISE(ABORT, 'corrections are kept');
END;
--> statement-breakpoint
CREATE TRIGGER correction_is_never_deleted BEFORE DELETE ON correction BEGIN
  SELECT RAISE(ABORT, 'corrections are kept');
END;
--> statement-breakpoint
CREATE VIEW closing AS
  SELECT p.period, p.first, p.last, c.id AS community, coalesce(e.closes_at, p.closes_at) AS at,
    CASE substr(p.period, 5, 2) WHEN '' THEN 'day month half year' WHEN '-H' THEN 'day month half' ELSE 'day month' END AS precisions
  FROM reporting_period p CROSS JOIN community c
  LEFT JOIN period_exception e ON e.period = p.period AND e.community = c.id;
--> statement-breakpoint
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'records are kept: a deletion is a version too');
END;
--> statement-breakpoint
CREATE TRIGGER entry_changes_by_versions
BEFORE UPDATE OF id, community, kind, section, date, precision, title, fields, note, notable, deleted ON entry
WHEN NEW.id <> OLD.id OR NEW.version = OLD.version BEGIN
  SELECT RAISE(ABORT, 'a change of a record is a version');
END;
--> statement-breakpoint
CREATE TRIGGER closed_period_refuses_new_entries BEFORE INSERT ON entry
WHEN NOT EXISTS (SELECT 1 FROM correction WHERE entry = NEW.id AND version = NEW.version)
  AND EXISTS (
    SELECT 1 FROM closing
    WHERE community = NEW.community AND at <= NEW.updated_at AND NEW.date BETWEEN first AND last AND instr(precisions, NEW.precision) > 0)
BEGIN
  SELECT RAISE(ABORT, 'the period is closed');
END;
--> statement-breakpoint
CREATE TRIGGER closed_period_refuses_changes
BEFORE UPDATE OF community, kind, section, date, precision, title, fields, note, notable, deleted ON entry
WHEN NEW.version IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM correction WHERE entry = NEW.id AND version = NEW.version)
  AND EXISTS (
    SELECT 1 FROM closing
    WHERE at <= NEW.updated_at AND (
      (community = NEW.community AND NEW.date BETWEEN first AND last AND instr(precisions, NEW.precision) > 0)
      OR (community = OLD.community AND OLD.date BETWEEN first AND last AND instr(precisions, OLD.precision) > 0)))
BEGIN
  SELECT RAISE(ABORT, 'the period is closed');
END;
--> statement-breakpoint
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  community TEXT NOT NULL REFERENCES community (id),
  period TEXT NOT NULL,
  revision INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved')),
  title TEXT NOT NULL,
  headings TEXT NOT NULL CHECK (json_valid(headings)),
  signature TEXT NOT NULL,
  date TEXT NOT NULL,
  approvals TEXT NOT NULL CHECK (json_valid(approvals)),
  submissions INTEGER NOT NULL,
  submitted_at INTEGER,
  submitted_by TEXT,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX report_once ON report (period, community, revision);
--> statement-breakpoint
CREATE TABLE report_paragraph (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  section TEXT NOT NULL,
  reach TEXT NOT NULL,
  position INTEGER NOT NULL,
  heading TEXT NOT NULL,
  sentences TEXT NOT NULL CHECK (json_valid(sentences)),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX report_paragraph_in_order ON report_paragraph (report, section, position);
--> statement-breakpoint
CREATE TRIGGER report_paragraph_changes_only_while_written BEFORE UPDATE ON report_paragraph
WHEN (SELECT state FROM report WHERE id = NEW.report) NOT IN ('draft', 'returned') BEGIN
  SELECT RAISE(ABORT, 'the report is not being written');
END;
--> statement-breakpoint
CREATE TRIGGER report_paragraph_comes_only_while_written BEFORE INSERT ON report_paragraph
WHEN (SELECT state FROM report WHERE id = NEW.report) NOT IN ('draft', 'returned') BEGIN
  SELECT RAISE(ABORT, 'the report is not being written');
END;
--> statement-breakpoint
CREATE TABLE report_submission (
  report TEXT NOT NULL REFERENCES report (id),
  number INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE report_remark (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  section TEXT NOT NULL,
  paragraph TEXT,
  sentence TEXT,
  metric TEXT,
  dimension TEXT NOT NULL,
  quote TEXT NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  submission INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  answer TEXT,
  answered_at INTEGER,
  answered_by TEXT,
  settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX report_remark_by_report ON report_remark (report, id);
--> statement-breakpoint
CREATE TRIGGER report_remark_is_never_deleted BEFORE DELETE ON report_remark BEGIN
  SELECT RAISE(ABORT, 'remarks are kept');
END;
--> statement-breakpoint
CREATE TABLE approved_report (
  report TEXT PRIMARY KEY REFERENCES report (id),
  community TEXT NOT NULL,
  period TEXT NOT NULL,
  revision INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  bundle TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX approved_report_once ON approved_report (period, community, revision);
--> statement-breakpoint
CREATE TRIGGER approved_report_is_never_updated BEFORE UPDATE ON approved_report BEGIN
  SELECT RAISE(ABORT, 'approved reports are frozen');
END;
--> statement-breakpoint
CREATE TRIGGER approved_report_is_never_deleted BEFORE DELETE ON approved_report BEGIN
  SELECT RAISE(ABORT, 'approved reports are frozen');
END;
--> statement-breakpoint
CREATE TABLE approved_value (
  period TEXT NOT NULL,
  community TEXT NOT NULL,
  metric TEXT NOT NULL,
  dimension TEXT NOT NULL,
  value INTEGER,
  bound TEXT NOT NULL CHECK (bound IN ('exact', 'at-least', 'at-most', 'about', 'estimated', 'unstated')),
  origin TEXT NOT NULL CHECK (origin IN ('records', 'reading', 'declared', 'ratio')),
  records INTEGER NOT NULL,
  as_of TEXT,
  statement TEXT NOT NULL,
  PRIMARY KEY (period, community, metric, dimension)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE street_rule (
  id TEXT PRIMARY KEY,
  expression TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
  message TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'active', 'retired')),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE wording (
  scope TEXT NOT NULL,
  sentence TEXT NOT NULL,
  clauses TEXT NOT NULL CHECK (json_valid(clauses)),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (scope, sentence)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE notice_seen (
  person TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX event_by_community ON event (community, sequence);
--> statement-breakpoint
CREATE INDEX event_by_type ON event (type, sequence);
--> statement-breakpoint
CREATE INDEX event_by_subject ON event (subject, sequence);
