package io.github.camelgp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Makes a table that every JMX client can show. */
final class JobTabular {
    private static final String[] COLUMNS = {
        "id", "state", "status", "task", "jobId", "key", "created", "ended", "reason", "failure", "todo"
    };

    private JobTabular() {}

    static TabularData of(List<Map<String, Object>> jobs) throws OpenDataException {
        OpenType<?>[] types = new OpenType<?>[COLUMNS.length];
        Arrays.fill(types, SimpleType.STRING);
        CompositeType row = new CompositeType("job", "A job of the ledger", COLUMNS, COLUMNS, types);
        TabularData table = new TabularDataSupport(new TabularType("jobs", "Jobs", row, new String[] {"id"}));
        for (Map<String, Object> job : jobs) {
            Object[] values = Arrays.stream(COLUMNS)
                    .map(column -> String.valueOf(job.getOrDefault(column, "")))
                    .toArray();
            table.put(new CompositeDataSupport(row, COLUMNS, values));
        }
        return table;
    }
}
