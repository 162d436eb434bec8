package io.github.camelgp.operation.follow;

import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;

/** Where the server keeps nothing that a shortened result could be completed from, {@code onTruncated=page} is refused. */
public final class PagingRule {
    private static final String OUTPUT_SERVICE = "esri_out_feature_service_name";

    private PagingRule() {}

    /** @throws GpParameterException when the task is synchronous, as such services have neither results nor maps of them */
    public static void check(GpTask task) {
        if (task.executionType() == ExecutionType.SYNCHRONOUS) {
            throw refused("the task is synchronous, so that the server keeps nothing of a run", task);
        }
    }

    /** @throws GpParameterException when the task is synchronous, or its service has neither result maps nor output feature services */
    public static void check(GpTask task, GpService service) {
        check(task);
        if (service.resultMapServerName().isBlank()
                && task.input(OUTPUT_SERVICE).isEmpty()) {
            throw refused("the service has neither a result map service nor output feature services", task);
        }
    }

    private static GpParameterException refused(String why, GpTask task) {
        return new GpParameterException(
                "",
                "onTruncated=page cannot complete results of " + task.name() + ": " + why
                        + "; use onTruncated=fail, and ask for less or have the service's limit raised",
                GpWhere.at(task.url()));
    }
}
