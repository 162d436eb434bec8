package io.github.camelgp.internal.layer;

import io.github.camelgp.internal.client.LayerIds;
import io.github.camelgp.internal.client.LayerPage;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpWhere;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows by their object ids, for layers that don't page. Ids that an answer leaves out are asked for again as long as
 * answers bring any; those that still don't come have been deleted meanwhile, which the count tells from a server that
 * keeps them back.
 */
final class IdPlan implements PagePlan {
    private final Map<String, String> rows;
    private final LayerInfo info;
    private final LayerIds ids;
    private final int pageSize;
    private final Set<Long> wanted = new LinkedHashSet<>();
    private int position;

    IdPlan(Map<String, String> rows, LayerInfo info, LayerIds ids, int pageSize) {
        this.rows = rows;
        this.info = info;
        this.ids = ids;
        this.pageSize = pageSize;
    }

    @Override
    public Optional<Map<String, String>> next() {
        while (wanted.isEmpty() && position < ids.size()) {
            int end = Math.min(ids.size(), position + pageSize);
            for (; position < end; position++) {
                wanted.add(ids.get(position));
            }
        }
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>(rows);
        parameters.put("objectIds", wanted.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return Optional.of(parameters);
    }

    @Override
    public void note(LayerPage page) {
        if (page.count() == 0 && page.more()) {
            throw failure("sent none of " + wanted.size() + " rows and says that there are more");
        }
        if (page.ids().length < page.count()) {
            throw failure("sent rows without the object ids by which they were asked for");
        }
        boolean any = false;
        for (long id : page.ids()) {
            any |= wanted.remove(id);
        }
        if (!any && page.count() > 0) {
            throw failure("sent rows that were not asked for");
        }
        if (!any) {
            wanted.clear();
        }
    }

    private GpProtocolException failure(String why) {
        return new GpProtocolException("query failed: the layer " + why, GpWhere.at(info.url()), null);
    }
}
