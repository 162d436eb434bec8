package io.github.camelgp.server.task;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A geoprocessing service.
 *
 * @param name with its folder, such as {@code Elevation/World}
 * @param description empty when there is none
 * @param synchronous its tasks are run by execute, else by submitJob
 * @param maximumRecords results with more features are answered empty
 * @param token what clients must send; empty for an open service
 * @param secured clients must send a token of the token service, or the one above
 * @param users the only users who may come in; empty for all who have a token
 * @param uploads what may be uploaded; null without uploads
 * @param limits how long, how many, and what is said
 * @param layers services for results
 * @param tasks in order
 */
public record ServiceDefinition(
        String name,
        String description,
        boolean synchronous,
        int maximumRecords,
        String token,
        boolean secured,
        Set<String> users,
        @Nullable UploadRules uploads,
        ServiceLimits limits,
        LayerOptions layers,
        List<TaskDefinition> tasks) {
    /** Copies the collections. */
    public ServiceDefinition {
        users = Set.copyOf(users);
        tasks = List.copyOf(tasks);
    }

    /** The task with that name, without regard to case. */
    public Optional<TaskDefinition> task(String task) {
        return tasks.stream().filter(t -> t.name().equalsIgnoreCase(task)).findFirst();
    }

    /** The same with other tasks. */
    public ServiceDefinition withTasks(List<TaskDefinition> other) {
        return new ServiceDefinition(
                name, description, synchronous, maximumRecords, token, secured, users, uploads, limits, layers, other);
    }

    /** The folder; empty for the root. */
    public String folder() {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    /** The word of the protocol. */
    public String executionType() {
        return synchronous ? "esriExecutionTypeSynchronous" : "esriExecutionTypeAsynchronous";
    }
}
