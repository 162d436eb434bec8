package io.github.camelgp.shapefile;

import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.OrdinateSearch;
import io.github.camelgp.model.SpatialReference;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The features of a shapefile, read while they are iterated. */
final class ShapefileSet implements FeatureSet {
    private final ShapefileParts parts;
    private final @Nullable SpatialReference reference;
    private final String codePage;
    private final @Nullable GeometryType geometryType;
    private final List<Field> fields;
    private final boolean hasZ;
    private final boolean hasM;
    private final long count;

    ShapefileSet(ShapefileParts parts) throws IOException {
        this.parts = parts;
        reference = Projections.read(ShapefileReader.text(parts, ".prj"));
        codePage = ShapefileReader.text(parts, ".cpg");
        OrdinateSearch ordinates = new OrdinateSearch();
        long features = 0;
        try (Records records = new Records()) {
            geometryType = records.shapes.geometryType();
            fields = records.rows == null ? List.of() : records.rows.fields();
            for (Feature feature = records.next(); feature != null; feature = records.next()) {
                if (feature.geometry() != null) {
                    ordinates.add(feature.geometry());
                }
                features++;
            }
            hasZ = records.shapes.hasZ();
        }
        hasM = ordinates.hasM();
        count = features;
    }

    @Override
    public @Nullable GeometryType geometryType() {
        return geometryType;
    }

    @Override
    public @Nullable SpatialReference spatialReference() {
        return reference;
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public boolean hasZ() {
        return hasZ;
    }

    @Override
    public boolean hasM() {
        return hasM;
    }

    @Override
    public boolean exceededTransferLimit() {
        return false;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Iterator<Feature> iterator() {
        try {
            return new Each(new Records());
        } catch (IOException e) {
            throw ShapefileReader.broken(e);
        }
    }

    /** Shapes and rows side by side. */
    private final class Records implements AutoCloseable {
        private final ShapeReader shapes;
        private final @Nullable TableReader rows;

        Records() throws IOException {
            Integer code = reference == null ? null : reference.code();
            shapes = new ShapeReader(
                    parts.open(".shp").orElseThrow(() -> new IOException("the .shp is gone")), code == null ? 0 : code);
            Optional<InputStream> table = parts.open(".dbf");
            rows = table.isEmpty() ? null : new TableReader(table.get(), codePage);
        }

        @Nullable
        Feature next() throws IOException {
            while (true) {
                ByteBuffer record = shapes.next();
                Map<String, @Nullable Object> row = rows == null ? Map.of() : rows.next();
                if (record == null) {
                    if (rows != null && row != null) {
                        throw new EOFException("the .dbf has more rows than the .shp has shapes");
                    }
                    return null;
                }
                if (row == null) {
                    throw new EOFException("the .shp has more shapes than the .dbf has rows");
                }
                Geometry geometry = shapes.geometry(record);
                if (row != TableReader.DELETED) {
                    return new Feature(row, geometry);
                }
            }
        }

        @Override
        public void close() throws IOException {
            shapes.close();
            if (rows != null) {
                rows.close();
            }
        }
    }

    private static final class Each implements Iterator<Feature> {
        private final Records records;
        private @Nullable Feature next;

        Each(Records records) throws IOException {
            this.records = records;
            advance();
        }

        private void advance() throws IOException {
            next = records.next();
            if (next == null) {
                records.close();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Feature next() {
            Feature found = next;
            if (found == null) {
                throw new NoSuchElementException();
            }
            try {
                advance();
            } catch (IOException e) {
                throw ShapefileReader.broken(e);
            }
            return found;
        }
    }
}
