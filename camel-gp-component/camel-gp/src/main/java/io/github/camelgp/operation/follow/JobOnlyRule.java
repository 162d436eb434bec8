package io.github.camelgp.operation.follow;

import io.github.camelgp.model.ExecutionType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.output.OnTruncated;
import io.github.camelgp.operation.output.ResultFormat;

/** Options that live on what the server keeps of a job are refused where it keeps nothing. */
public final class JobOnlyRule {
    private JobOnlyRule() {}

    /** @throws GpParameterException when the task is synchronous, as such services have neither results nor maps of them */
    public static void check(OnTruncated onTruncated, ResultFormat format, GpTask task) {
        if (task.executionType() != ExecutionType.SYNCHRONOUS) {
            return;
        }
        String why = "the task is synchronous, so that the server keeps nothing of a run";
        if (onTruncated == OnTruncated.page) {
            throw uncompleted(why, task);
        }
        if (format == ResultFormat.reference) {
            throw new GpParameterException(
                    "",
                    "resultFormat=reference cannot point to results of " + task.name() + ": " + why,
                    GpWhere.at(task.url()));
        }
    }

    /** @throws GpParameterException when the service has neither result maps nor output feature services to complete from */
    public static void checkMaps(GpTask task, GpService service) {
        if (service.resultMapServerName().isBlank()
                && task.input(OutputServices.FEATURES).isEmpty()) {
            throw uncompleted("the service has neither a result map service nor output feature services", task);
        }
    }

    private static GpParameterException uncompleted(String why, GpTask task) {
        return new GpParameterException(
                "",
                "onTruncated=page cannot complete results of " + task.name() + ": " + why
                        + "; use onTruncated=fail, and ask for less or have the service's limit raised",
                GpWhere.at(task.url()));
    }
}
