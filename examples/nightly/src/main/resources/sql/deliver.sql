INSERT INTO visible_area (input, job_id, areas)
VALUES (:#input, :#CamelGpJobId, CAST(:#${bodyAs(String)} AS jsonb))
ON CONFLICT (job_id) DO UPDATE SET deliveries = visible_area.deliveries + 1
