-- Jobs of camel-gp, version 1. Run by hand, or by the repository itself where it may create tables.
-- ready_at: from when on a collector may have the row. orphan_at: from when on nobody works on it though somebody should.
-- over_at: since when nobody will ask for it. held_key, job_key: digests of task URL and key, of task URL and job id.
CREATE TABLE IF NOT EXISTS gp_job_version (
  schema_version INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS gp_job (
  row_id VARCHAR(200) NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  task_url TEXT NOT NULL,
  collector VARCHAR(1000) NOT NULL,
  attached BOOLEAN NOT NULL,
  idempotency_key TEXT,
  wanted TEXT NOT NULL,
  request TEXT,
  request_elsewhere BOOLEAN NOT NULL,
  lease_node VARCHAR(200),
  lease_until TIMESTAMP(3) WITH TIME ZONE,
  job_id TEXT,
  status TEXT NOT NULL,
  created_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  changed_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  submitted_at TIMESTAMP(3) WITH TIME ZONE,
  started_at TIMESTAMP(3) WITH TIME ZONE,
  ended_at TIMESTAMP(3) WITH TIME ZONE,
  sweep_at TIMESTAMP(3) WITH TIME ZONE,
  next_attempt_at TIMESTAMP(3) WITH TIME ZONE,
  deadline_at TIMESTAMP(3) WITH TIME ZONE,
  deliveries INTEGER NOT NULL,
  failure_reason VARCHAR(50),
  failure_text TEXT,
  failure_clock VARCHAR(100),
  ended_job TEXT,
  result_location TEXT,
  job_key VARCHAR(64),
  ready_at TIMESTAMP(3) WITH TIME ZONE,
  orphan_at TIMESTAMP(3) WITH TIME ZONE,
  over_at TIMESTAMP(3) WITH TIME ZONE,
  held_key VARCHAR(64)
);
CREATE UNIQUE INDEX IF NOT EXISTS ix_gp_job_key ON gp_job (held_key);
CREATE INDEX IF NOT EXISTS ix_gp_job_job ON gp_job (job_key);
CREATE INDEX IF NOT EXISTS ix_gp_job_ready ON gp_job (collector, ready_at, row_id);
CREATE INDEX IF NOT EXISTS ix_gp_job_orphan ON gp_job (orphan_at);
CREATE INDEX IF NOT EXISTS ix_gp_job_node ON gp_job (lease_node);
CREATE INDEX IF NOT EXISTS ix_gp_job_over ON gp_job (over_at);
CREATE INDEX IF NOT EXISTS ix_gp_job_created ON gp_job (created_at);
CREATE INDEX IF NOT EXISTS ix_gp_job_state ON gp_job (state);
INSERT INTO gp_job_version (schema_version) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM gp_job_version);
