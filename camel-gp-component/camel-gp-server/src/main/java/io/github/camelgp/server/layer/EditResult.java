package io.github.camelgp.server.layer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What became of one edit.
 *
 * @param objectId of the row; -1 if it has none
 * @param code 0 for success
 * @param description of the failure
 */
record EditResult(long objectId, int code, String description) {
    static EditResult done(long objectId) {
        return new EditResult(objectId, 0, "");
    }

    static EditResult missing(long objectId) {
        return new EditResult(objectId, 1019, "There is no feature with the object id " + objectId + ".");
    }

    static EditResult refused(long objectId, String why) {
        return new EditResult(objectId, 1000, why);
    }

    EditResult rolledBack() {
        return success() ? new EditResult(objectId, 1003, "Operation rolled back.") : this;
    }

    boolean success() {
        return code == 0;
    }

    ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("objectId", objectId);
        node.putNull("globalId");
        node.put("success", success());
        if (!success()) {
            node.putObject("error").put("code", code).put("description", description);
        }
        return node;
    }
}
