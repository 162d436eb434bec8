package io.github.camelgp.internal.client.admin;

import io.github.camelgp.model.JobStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are looked for (REST page "Query GP jobs" of the administration reference).
 *
 * @param from submitted at this moment or later, by the server's clock
 * @param to submitted at this moment or before; null for no limit
 * @param status null for any
 * @param user who submitted it; null for anybody
 */
public record AdminJobQuery(Instant from, @Nullable Instant to, @Nullable JobStatus status, @Nullable String user) {
    /** The {@code user} of jobs that nobody in particular submitted. */
    public static final String NOBODY = "null";

    /** All jobs submitted since {@code from}. */
    public static AdminJobQuery since(Instant from) {
        return new AdminJobQuery(from, null, null, null);
    }

    public AdminJobQuery until(Instant end) {
        return new AdminJobQuery(from, end, status, user);
    }

    public AdminJobQuery by(String name) {
        return new AdminJobQuery(from, to, status, name);
    }

    public AdminJobQuery in(JobStatus wanted) {
        return new AdminJobQuery(from, to, wanted, user);
    }

    Map<String, String> parameters(int start, int number) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("startTime", String.valueOf(from.toEpochMilli()));
        if (to != null) {
            form.put("endTime", String.valueOf(to.toEpochMilli()));
        }
        if (status != null) {
            form.put("jobStatus", status.wireName());
        }
        if (user != null) {
            form.put("userName", user);
        }
        form.put("number", String.valueOf(number));
        form.put("start", String.valueOf(start));
        return form;
    }
}
