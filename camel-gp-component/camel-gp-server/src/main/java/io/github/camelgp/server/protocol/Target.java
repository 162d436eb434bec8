package io.github.camelgp.server.protocol;

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
public record Target(Operation operation, String service, String task, String jobId, String name) {
    public static Target of(Operation operation) {
        return new Target(operation, "", "", "", "");
    }

    public static Target named(Operation operation, String name) {
        return new Target(operation, "", "", "", name);
    }
}
