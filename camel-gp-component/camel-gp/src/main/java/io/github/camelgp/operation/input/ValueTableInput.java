package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * GPValueTable: rows as lists or arrays in the order of the columns, or as maps by column name (in any case, or by the
 * name for people); JSON of either. Each cell is read as its column's type, null and what is missing as no value.
 */
final class ValueTableInput implements InputType {
    @Override
    public WireValue wireValue(Object value, GpParameter parameter, InputContext context) throws InvalidInput {
        List<GpParameter> columns = Members.of(parameter);
        JsonPieces rows = new JsonPieces().add("[");
        int index = 0;
        for (Object row : Elements.of(value)) {
            try {
                rows.add(index == 0 ? "" : ",").add(row(row, columns, context));
            } catch (InvalidInput e) {
                throw new InvalidInput("row [" + index + "] " + e.getMessage(), e);
            }
            index++;
        }
        return rows.add("]").value();
    }

    private static WireValue row(@Nullable Object row, List<GpParameter> columns, InputContext context)
            throws InvalidInput {
        if (row instanceof JsonNode json && json.isObject()) {
            Map<String, JsonNode> cells = new LinkedHashMap<>();
            json.properties().forEach(cell -> cells.put(cell.getKey(), cell.getValue()));
            return byName(cells, columns, context);
        }
        if (row instanceof Map<?, ?> cells) {
            return byName(cells, columns, context);
        }
        if (row == null || !Elements.areIn(row)) {
            throw new InvalidInput("is neither a list of cells nor a map by column name");
        }
        return inOrder(Elements.of(row), columns, context);
    }

    private static WireValue inOrder(Iterable<?> cells, List<GpParameter> columns, InputContext context)
            throws InvalidInput {
        JsonPieces row = new JsonPieces().add("[");
        int at = 0;
        for (Object cell : cells) {
            if (!columns.isEmpty() && at >= columns.size()) {
                throw new InvalidInput("has more cells than there are columns: " + names(columns));
            }
            row.add(at == 0 ? "" : ",").add(cell(cell, columns.isEmpty() ? null : columns.get(at), context));
            at++;
        }
        for (; at < columns.size(); at++) {
            row.add(at == 0 ? "" : ",").add(cell(null, columns.get(at), context));
        }
        return row.add("]").value();
    }

    private static WireValue byName(Map<?, ?> cells, List<GpParameter> columns, InputContext context)
            throws InvalidInput {
        JsonPieces row = new JsonPieces().add("{");
        Set<String> given = new HashSet<>();
        for (Map.Entry<?, ?> cell : cells.entrySet()) {
            String name = String.valueOf(cell.getKey());
            GpParameter column = columns.isEmpty() ? null : column(name, columns);
            String wireName = column == null ? name : column.name();
            if (!given.add(wireName)) {
                throw new InvalidInput("has the column " + wireName + " twice");
            }
            row.add(given.size() == 1 ? "" : ",")
                    .add(WireValue.text(wireName))
                    .add(":")
                    .add(cell(cell.getValue(), column, context));
        }
        return row.add("}").value();
    }

    private static GpParameter column(String name, List<GpParameter> columns) throws InvalidInput {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(name)
                                || column.displayName().equalsIgnoreCase(name))
                        .findFirst())
                .orElseThrow(() -> new InvalidInput("has no column " + name + "; there are " + names(columns)));
    }

    private static WireValue cell(@Nullable Object cell, @Nullable GpParameter column, InputContext context)
            throws InvalidInput {
        if (cell == null || cell instanceof JsonNode json && json.isNull()) {
            return column != null && column.dataType().kind() == Kind.STRING
                    ? WireValue.text("")
                    : WireValue.json("null");
        }
        if (column == null) {
            return WireValue.of(JsonForm.of(cell));
        }
        try {
            return InputTypes.wireValue(Elements.plain(cell), column, context);
        } catch (InvalidInput e) {
            throw new InvalidInput("column " + column.name() + " (" + column.dataType() + ") " + e.getMessage(), e);
        }
    }

    private static String names(List<GpParameter> columns) {
        return columns.stream().map(GpParameter::name).collect(Collectors.joining(", "));
    }
}
