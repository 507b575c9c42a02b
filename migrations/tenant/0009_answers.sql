CREATE INDEX attempt_answered ON attempt (endpoint, at) WHERE answer <> '';
