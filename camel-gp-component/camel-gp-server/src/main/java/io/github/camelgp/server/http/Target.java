package io.github.camelgp.server.http;

import io.github.camelgp.server.fault.Operation;

/**
 * What an address names; parts that it hasn't got are empty.
 *
 * @param operation the resource or operation
 * @param service with its folder, as written in the address; the folder itself for the catalog
 * @param task as written in the address
 * @param jobId id of a job
 * @param name of a result or an input; the path of a file
 */
record Target(Operation operation, String service, String task, String jobId, String name) {
    static Target of(Operation operation) {
        return new Target(operation, "", "", "", "");
    }

    static Target named(Operation operation, String name) {
        return new Target(operation, "", "", "", name);
    }
}
