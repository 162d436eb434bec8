INSERT INTO tree_staging (park, number, species, height, shape)
VALUES (:#Park, :#Number, :#Species, :#Height, :#shape)
