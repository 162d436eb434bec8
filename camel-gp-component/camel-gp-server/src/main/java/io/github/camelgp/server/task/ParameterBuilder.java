package io.github.camelgp.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.Field;
import io.github.camelgp.server.value.SpatialReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets up a parameter. Not thread safe. */
public final class ParameterBuilder {
    private final String name;
    private final String dataType;
    private final boolean input;
    private boolean required;
    private String displayName;
    private String description = "";
    private String category = "";
    private JsonNode defaultValue = NullNode.getInstance();
    private List<String> choiceList = List.of();
    private JsonNode filter = NullNode.getInstance();
    private final List<JsonNode> parameterInfos = new ArrayList<>();
    private @Nullable String geometryType;
    private SpatialReference spatialReference = SpatialReference.UNKNOWN;
    private List<Field> fields = List.of();
    private boolean ownSystem;

    ParameterBuilder(String name, String dataType, boolean input) {
        this.name = name;
        this.dataType = dataType;
        this.input = input;
        this.required = input;
        this.displayName = name.replace('_', ' ');
    }

    /** Must be given. */
    public ParameterBuilder required() {
        required = true;
        return this;
    }

    /** May be left out. */
    public ParameterBuilder optional() {
        required = false;
        return this;
    }

    /** The name for people; by default the name with blanks. */
    public ParameterBuilder displayName(String text) {
        displayName = text;
        return this;
    }

    /** What people read about the parameter. */
    public ParameterBuilder description(String text) {
        description = text;
        return this;
    }

    /** A word to group parameters by. */
    public ParameterBuilder category(String text) {
        category = text;
        return this;
    }

    /** The value when none is given: see {@link TaskCall#set} for what it may be. */
    public ParameterBuilder defaultValue(Object value) {
        defaultValue = JsonValues.toJson(value);
        return this;
    }

    /** The only values that are allowed. */
    public ParameterBuilder choiceList(String... values) {
        choiceList = List.of(values);
        return this;
    }

    /** The filter object of the task resource. */
    public ParameterBuilder filter(JsonNode object) {
        filter = object;
        return this;
    }

    /** One more column of a value table, or alternative of a composite; {@code filter} is the filter object of it alone. */
    public ParameterBuilder member(String memberName, String memberType, JsonNode... filter) {
        ObjectNode info = JsonNodeFactory.instance
                .objectNode()
                .put("name", memberName)
                .put("dataType", memberType)
                .put("displayName", memberName);
        if (filter.length > 0) {
            info.set("filter", filter[0]);
        }
        parameterInfos.add(info);
        return this;
    }

    /** The only geometry type that is allowed; the default value becomes an empty feature set of it. */
    public ParameterBuilder geometryType(String type) {
        geometryType = type;
        return this;
    }

    /** The system of features that come without one. */
    public ParameterBuilder wkid(int wkid) {
        spatialReference = SpatialReference.of(wkid);
        return this;
    }

    /** The columns in the default value of features or records. */
    public ParameterBuilder fields(Field... columns) {
        fields = List.of(columns);
        return this;
    }

    /**
     * The features of this output stay in the system that the tool gives them: only outSR of the client moves them, not the
     * system of the inputs.
     */
    public ParameterBuilder ownSystem() {
        ownSystem = true;
        return this;
    }

    ParameterDefinition build() {
        JsonNode value = defaultValue;
        if (value.isNull() && (geometryType != null || !fields.isEmpty() || !spatialReference.isUnknown())) {
            value = JsonValues.toJson(new Features(geometryType, spatialReference, false, false, fields, List.of()));
        }
        return new ParameterDefinition(
                name,
                displayName,
                dataType,
                input,
                required,
                description,
                category,
                value,
                choiceList,
                filter,
                parameterInfos,
                geometryType,
                spatialReference,
                ownSystem);
    }
}
