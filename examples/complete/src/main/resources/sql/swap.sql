-- In one transaction: whoever reads sees the old trees until the new ones are there.
DO $$
BEGIN
    DELETE FROM tree;
    INSERT INTO tree SELECT * FROM tree_staging;
    DROP TABLE tree_staging;
END
$$
