package io.github.camelgp.internal.client;

import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.model.GpWhere;

/**
 * What failures say of where they came from.
 *
 * @param operation what was done, such as {@code submitJob}
 * @param where it was done
 * @param effect of the request
 * @param redactor for everything the server said
 */
record Context(String operation, GpWhere where, HttpCall.Effect effect, Redactor redactor) {

    static Context of(HttpCall call, Redactor redactor) {
        return new Context(call.operation(), call.where(), call.effect(), redactor);
    }

    String failed(String why) {
        return operation + " failed: " + redactor.redact(why);
    }
}
