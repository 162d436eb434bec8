package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GeometryType;
import io.github.camelgp.model.SpatialReference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/** What a feature set says beside its features, wherever it says so. Filled while reading; not thread-safe. */
final class SetHeader {
    private static final PrecisionModel FLOATING = new PrecisionModel();

    private @Nullable GeometryType geometryType;
    private @Nullable SpatialReference spatialReference;
    private @Nullable SpatialReference inferred;
    private List<Field> fields = List.of();
    private @Nullable Boolean hasZ;
    private @Nullable Boolean hasM;
    private boolean exceededTransferLimit;
    private @Nullable String objectIdField;
    private boolean told;

    @Nullable
    GeometryType geometryType() {
        return geometryType;
    }

    @Nullable
    SpatialReference spatialReference() {
        return spatialReference != null ? spatialReference : inferred;
    }

    List<Field> fields() {
        return fields;
    }

    @Nullable
    Boolean hasZ() {
        return hasZ;
    }

    @Nullable
    Boolean hasM() {
        return hasM;
    }

    boolean exceededTransferLimit() {
        return exceededTransferLimit;
    }

    @Nullable
    String objectIdField() {
        if (objectIdField != null) {
            return objectIdField;
        }
        return fields.stream()
                .filter(field -> field.type() == FieldType.OID)
                .map(Field::name)
                .findFirst()
                .orElse(null);
    }

    /** One that can be filled further without this one noticing. */
    SetHeader copy() {
        SetHeader copy = new SetHeader();
        copy.geometryType = geometryType;
        copy.spatialReference = spatialReference;
        copy.inferred = inferred;
        copy.fields = fields;
        copy.hasZ = hasZ;
        copy.hasM = hasM;
        copy.exceededTransferLimit = exceededTransferLimit;
        copy.objectIdField = objectIdField;
        copy.told = told;
        return copy;
    }

    /** Whether a member has been seen that only a feature set has, so that it is one even without features. */
    boolean isTold() {
        return told;
    }

    /** The system that geometries are made in. */
    GeometryFactory factory() {
        SpatialReference system = spatialReference();
        Integer code = system == null ? null : system.code();
        return new GeometryFactory(FLOATING, code == null ? 0 : code, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
    }

    /**
     * Takes the system of a geometry for the set's, unless the set tells one.
     *
     * @throws io.github.camelgp.model.GpProtocolException when another geometry is in another system
     */
    void infer(@Nullable SpatialReference found, JsonParser parser) {
        if (found == null || found == inferred) {
            return;
        }
        if (inferred == null) {
            inferred = found;
        }
        requireSame(inferred, found, parser);
        requireSame(spatialReference, found, parser);
    }

    /** To be called at the end, as the set may tell its system after its features. */
    void checkSystem(JsonParser parser) {
        requireSame(spatialReference, inferred, parser);
    }

    private static void requireSame(
            @Nullable SpatialReference one, @Nullable SpatialReference other, JsonParser parser) {
        Integer code = one == null ? null : one.code();
        Integer otherCode = other == null ? null : other.code();
        if (code != null && otherCode != null && !code.equals(otherCode)) {
            throw JsonText.failure(
                    "has geometries in several spatial references, " + code + " and " + otherCode + ",", parser);
        }
    }

    /** Takes the member whose value is current; false, with nothing read, when it isn't one of a set. */
    boolean member(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "geometryType" -> geometryType(parser);
            case "spatialReference" -> {
                SpatialReference found = SpatialReferenceJson.read(parser);
                spatialReference = found == null ? spatialReference : found;
            }
            case "fields", "Fields" -> fields(parser);
            case "hasZ" -> hasZ = JsonText.flag(parser);
            case "hasM" -> hasM = JsonText.flag(parser);
            case "exceededTransferLimit" -> exceeded(parser);
            case "properties" -> properties(parser);
            case "objectIdFieldName" -> objectIdFieldName(parser);
            default -> {
                return false;
            }
        }
        told = told || name.equals("geometryType") || name.equalsIgnoreCase("fields");
        return true;
    }

    /** The members of a feature collection's {@code layerDefinition}, which is current. */
    void layerDefinition(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "objectIdField" -> objectIdFieldName(parser);
                case "geometryType", "spatialReference", "fields", "hasZ", "hasM", "objectIdFieldName" ->
                    member(name, parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void geometryType(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            GeometryType found = GeometryType.of(parser.getText());
            geometryType = found == GeometryType.ENVELOPE ? GeometryType.POLYGON : found;
        } else {
            parser.skipChildren();
        }
    }

    private void objectIdFieldName(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING && !parser.getText().isBlank()) {
            objectIdField = parser.getText();
        } else {
            parser.skipChildren();
        }
    }

    private void exceeded(JsonParser parser) throws IOException {
        exceededTransferLimit = Boolean.TRUE.equals(JsonText.flag(parser)) || exceededTransferLimit;
    }

    private void properties(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean flag = parser.currentName().equals("exceededTransferLimit");
            parser.nextToken();
            if (flag) {
                exceeded(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void fields(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        JsonText.expect(JsonToken.START_ARRAY, "array of fields", parser);
        List<Field> found = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonText.expect(JsonToken.START_OBJECT, "field", parser);
            Field field = FieldJson.of(JsonText.map(parser));
            if (field == null) {
                throw JsonText.failure("has a field without a name", parser);
            }
            found.add(field);
        }
        if (!found.isEmpty() || fields.isEmpty()) {
            fields = List.copyOf(found);
        }
    }
}
