-- A delivery that a crash cut short comes again, with the same job id: the table has it once all the same.
CREATE TABLE visible_area (
    input TEXT PRIMARY KEY,
    job_id TEXT NOT NULL UNIQUE,
    areas JSONB NOT NULL,
    deliveries INTEGER NOT NULL DEFAULT 1,
    delivered_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
