-- Jobs of camel-gp, version 2: the limits that came with a job, for whichever node asks for it, and the limit that passed.
ALTER TABLE gp_job ADD COLUMN IF NOT EXISTS time_limits VARCHAR;
ALTER TABLE gp_job ADD COLUMN IF NOT EXISTS failure_limit_ms BIGINT;
UPDATE gp_job_version SET schema_version = 2 WHERE schema_version < 2;
