package io.github.camelgp.operation.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.model.GpParameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a parameter is made of (REST page "GP task", parameterInfos), each with the filter that counts for it. */
final class Members {
    private Members() {}

    /**
     * The columns of a value table, or the alternatives of a composite; empty when the server does not tell. A composite
     * filter has one entry for each, null where there is none.
     */
    static List<GpParameter> of(GpParameter parameter) throws InvalidInput {
        List<GpParameter> infos = parameter.parameterInfos();
        JsonNode filter = InputRules.filter(parameter);
        if (!filter.path("type").asText("").equals("composite")) {
            return infos;
        }
        List<GpParameter> members = new ArrayList<>();
        for (GpParameter info : infos) {
            JsonNode own = filter.path("list").path(members.size());
            members.add(own.isObject() ? filtered(info, own.toString()) : info);
        }
        return members;
    }

    /** What a multi-value's elements are; composites' alternatives are told under the multi-value itself. */
    static GpParameter element(GpParameter parameter) {
        List<GpParameter> infos = parameter.parameterInfos();
        boolean described = infos.size() == 1
                && infos.get(0).dataType().equals(parameter.dataType().element());
        GpParameter told = described ? infos.get(0) : parameter;
        return new GpParameter(
                parameter.name(),
                parameter.displayName(),
                parameter.dataType().element(),
                parameter.direction(),
                parameter.need(),
                parameter.description(),
                parameter.category(),
                null,
                told.choiceList().isEmpty() ? parameter.choiceList() : told.choiceList(),
                told.filter() == null ? parameter.filter() : told.filter(),
                told.parameterInfos());
    }

    private static GpParameter filtered(GpParameter info, @Nullable String filter) {
        return new GpParameter(
                info.name(),
                info.displayName(),
                info.dataType(),
                info.direction(),
                info.need(),
                info.description(),
                info.category(),
                info.defaultValue(),
                info.choiceList(),
                filter,
                info.parameterInfos());
    }
}
