-- Shapes are EWKB: coordinates with their SRID. With PostGIS the column is a geometry, see the README.
CREATE TABLE park (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    shape BYTEA NOT NULL
);
CREATE TABLE tree (
    park INTEGER NOT NULL,
    number INTEGER NOT NULL,
    species TEXT NOT NULL,
    height DOUBLE PRECISION NOT NULL,
    shape BYTEA NOT NULL,
    PRIMARY KEY (park, number)
);
