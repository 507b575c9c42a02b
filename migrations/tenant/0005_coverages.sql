CREATE INDEX coverage_count_by_tract ON coverage_count (target, tract, counter, day, households);
--> statement-breakpoint
CREATE TABLE coverage_sum (
  target TEXT NOT NULL REFERENCES target (id),
  day TEXT NOT NULL,
  counter TEXT NOT NULL CHECK (counter IN ('listed', 'registered', 'checked')),
  households INTEGER NOT NULL,
  tracts INTEGER NOT NULL,
  PRIMARY KEY (target, day, counter)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER coverage_count_is_never_updated BEFORE UPDATE ON coverage_count BEGIN
  SELECT RAISE(ABORT, 'counts are deleted and inserted anew');
END;
--> statement-breakpoint
CREATE TRIGGER coverage_count_within_tract BEFORE INSERT ON coverage_count
WHEN NEW.households > (SELECT households FROM tract WHERE target = NEW.target AND code = NEW.tract) BEGIN
  SELECT RAISE(ABORT, 'more households than the tract has');
END;
--> statement-breakpoint
CREATE TRIGGER tract_keeps_its_counts BEFORE UPDATE OF households ON tract
WHEN EXISTS (
  SELECT 1 FROM json_each('["listed", "registered", "checked"]') n
  WHERE NEW.households < (
    SELECT c.households FROM coverage_count c
    WHERE c.target = NEW.target AND c.tract = NEW.code AND c.counter = n.value ORDER BY c.day DESC LIMIT 1))
BEGIN
  SELECT RAISE(ABORT, 'fewer households than are counted');
END;
--> statement-breakpoint
CREATE TRIGGER coverage_count_adds AFTER INSERT ON coverage_count BEGIN
  INSERT INTO coverage_sum
    SELECT NEW.target, NEW.day, NEW.counter, NEW.households - coalesce(b.before, 0), b.before IS NULL
    FROM (SELECT (
      SELECT c.households FROM coverage_count c
      WHERE c.target = NEW.target AND c.tract = NEW.tract AND c.counter = NEW.counter AND c.day < NEW.day
      ORDER BY c.day DESC LIMIT 1) AS before) b
    WHERE true
    ON CONFLICT DO UPDATE SET households = households + excluded.households, tracts = tracts + excluded.tracts;
  INSERT INTO coverage_sum
    SELECT NEW.target, a.day, NEW.counter, coalesce(b.before, 0) - NEW.households, -(b.before IS NULL)
    FROM (
      SELECT c.day FROM coverage_count c
      WHERE c.target = NEW.target AND c.tract = NEW.tract AND c.counter = NEW.counter AND c.day > NEW.day
      ORDER BY c.day LIMIT 1) a,
    (SELECT (
      SELECT c.households FROM coverage_count c
      WHERE c.target = NEW.target AND c.tract = NEW.tract AND c.counter = NEW.counter AND c.day < NEW.day
      ORDER BY c.day DESC LIMIT 1) AS before) b
    WHERE true
    ON CONFLICT DO UPDATE SET households = households + excluded.households, tracts = tracts + excluded.tracts;
END;
--> statement-breakpoint
CREATE TRIGGER coverage_count_leaves AFTER DELETE ON coverage_count BEGIN
  INSERT INTO coverage_sum
    SELECT OLD.target, OLD.day, OLD.counter, coalesce(b.before, 0) - OLD.households, -(b.before IS NULL)
    FROM (SELECT (
      SELECT c.households FROM coverage_count c
      WHERE c.target = OLD.target AND c.tract = OLD.tract AND c.counter = OLD.counter AND c.day < OLD.day
      ORDER BY c.day DESC LIMIT 1) AS before) b
    WHERE true
    ON CONFLICT DO UPDATE SET households = households + excluded.households, tracts = tracts + excluded.tracts;
  INSERT INTO coverage_sum
    SELECT OLD.target, a.day, OLD.counter, OLD.households - coalesce(b.before, 0), b.before IS NULL
    FROM (
      SELECT c.day FROM coverage_count c
      WHERE c.target = OLD.target AND c.tract = OLD.tract AND c.counter = OLD.counter AND c.day > OLD.day
      ORDER BY c.day LIMIT 1) a,
    (SELECT (
      SELECT c.households FROM coverage_count c
      WHERE c.target = OLD.target AND c.tract = OLD.tract AND c.counter = OLD.counter AND c.day < OLD.day
      ORDER BY c.day DESC LIMIT 1) AS before) b
    WHERE true
    ON CONFLICT DO UPDATE SET households = households + excluded.households, tracts = tracts + excluded.tracts;
END;
