SELECT count(*) FROM tree_staging
