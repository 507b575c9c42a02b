ALTER TABLE street ADD COLUMN next_due INTEGER;
--> statement-breakpoint
ALTER TABLE street ADD COLUMN announced_at INTEGER NOT NULL DEFAULT 0;
--> statement-breakpoint
CREATE INDEX street_by_due ON street (next_due) WHERE next_due IS NOT NULL;
