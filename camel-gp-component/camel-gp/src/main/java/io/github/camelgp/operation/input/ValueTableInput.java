package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpDataType.Kind;
import io.github.camelgp.model.GpParameter;
import java.util.ArrayList;
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
        List<String> rows = new ArrayList<>();
        for (Object row : Elements.of(value)) {
            try {
                rows.add(row(row, columns, context));
            } catch (InvalidInput e) {
                throw new InvalidInput("row [" + rows.size() + "] " + e.getMessage(), e);
            }
        }
        return WireValue.json("[" + String.join(",", rows) + "]");
    }

    private static String row(@Nullable Object row, List<GpParameter> columns, InputContext context)
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

    private static String inOrder(Iterable<?> cells, List<GpParameter> columns, InputContext context)
            throws InvalidInput {
        List<String> written = new ArrayList<>();
        for (Object cell : cells) {
            int at = written.size();
            if (!columns.isEmpty() && at >= columns.size()) {
                throw new InvalidInput("has more cells than there are columns: " + names(columns));
            }
            written.add(cell(cell, columns.isEmpty() ? null : columns.get(at), context));
        }
        while (written.size() < columns.size()) {
            written.add(cell(null, columns.get(written.size()), context));
        }
        return "[" + String.join(",", written) + "]";
    }

    private static String byName(Map<?, ?> cells, List<GpParameter> columns, InputContext context) throws InvalidInput {
        List<String> written = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (Map.Entry<?, ?> cell : cells.entrySet()) {
            String name = String.valueOf(cell.getKey());
            GpParameter column = columns.isEmpty() ? null : column(name, columns);
            String wireName = column == null ? name : column.name();
            if (!given.add(wireName)) {
                throw new InvalidInput("has the column " + wireName + " twice");
            }
            written.add(WireValue.text(wireName).json() + ":" + cell(cell.getValue(), column, context));
        }
        return "{" + String.join(",", written) + "}";
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

    private static String cell(@Nullable Object cell, @Nullable GpParameter column, InputContext context)
            throws InvalidInput {
        if (cell == null || cell instanceof JsonNode json && json.isNull()) {
            return column != null && column.dataType().kind() == Kind.STRING ? "\"\"" : "null";
        }
        if (column == null) {
            return JsonForm.of(cell).toString();
        }
        try {
            return InputTypes.wireValue(Elements.plain(cell), column, context).json();
        } catch (InvalidInput e) {
            throw new InvalidInput("column " + column.name() + " (" + column.dataType() + ") " + e.getMessage(), e);
        }
    }

    private static String names(List<GpParameter> columns) {
        return columns.stream().map(GpParameter::name).collect(Collectors.joining(", "));
    }
}
