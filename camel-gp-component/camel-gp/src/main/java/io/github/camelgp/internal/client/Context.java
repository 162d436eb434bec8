package io.github.camelgp.internal.client;

import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;

/**
 * What failures say of where they came from.
 *
 * @param operation what was done, such as {@code submitJob}
 * @param where it was done
 * @param effect of the request
 * @param redactor for everything the server said
 */
record Context(String operation, GpWhere where, HttpCall.Effect effect, Redactor redactor) {

    static final String CANCEL = "cancelJob";

    static Context of(HttpCall call, Redactor redactor) {
        return new Context(call.operation(), call.where(), call.effect(), redactor);
    }

    /**
     * What a refusal means here. What a server says of a job that it swept is not settled, and a look at a job has no
     * inputs that could be wrong.
     *
     * @param text the server's
     */
    Reason meaning(Reason reason, String text) {
        boolean refused = reason == Reason.NOT_FOUND_OR_NOT_SHARED || reason == Reason.INVALID_INPUT;
        boolean ofService = text.regionMatches(true, 0, "service ", 0, 8);
        boolean look = where.jobId() != null && !operation.equals(CANCEL);
        return refused && look && !ofService ? Reason.GONE : reason;
    }

    String failed(String why) {
        return operation + " failed: " + redactor.redact(why);
    }
}
