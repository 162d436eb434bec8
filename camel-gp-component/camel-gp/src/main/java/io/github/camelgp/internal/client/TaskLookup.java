package io.github.camelgp.internal.client;

import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds a task by asking its service, which answers even where the catalog hides it. */
final class TaskLookup {
    private static final int MOST_NAMES = 20;

    private final GpClient client;

    TaskLookup(GpClient client) {
        this.client = client;
    }

    CompletableFuture<GpTask> find(TaskAddress address) {
        return client.service(address.service())
                .exceptionallyCompose(failure -> explain(address, Calls.cause(failure)))
                .thenCompose(service -> named(address, service));
    }

    private CompletableFuture<GpTask> named(TaskAddress address, GpService service) {
        if (service.tasks().isEmpty()) {
            return client.describe(address, service);
        }
        Optional<String> name = spelled(address.task(), service.tasks());
        if (name.isEmpty()) {
            String text = "describe failed: the service " + address.service().path() + " has no task " + address.task()
                    + "; it has " + list(service.tasks());
            return failed(text, 404, address);
        }
        return client.describe(new TaskAddress(address.service(), name.get()), service);
    }

    private static Optional<String> spelled(String wanted, List<String> names) {
        return names.contains(wanted)
                ? Optional.of(wanted)
                : names.stream().filter(wanted::equalsIgnoreCase).findFirst();
    }

    /** Looks what else there is, so that the message can say so. */
    private CompletableFuture<GpService> explain(TaskAddress address, Throwable cause) {
        if (!(cause instanceof GpServiceException error) || error.getReason() != Reason.NOT_FOUND_OR_NOT_SHARED) {
            return CompletableFuture.failedFuture(cause);
        }
        FolderAddress folder = address.service().folder();
        String name = folder.folder().isEmpty() ? "the root folder" : "folder " + folder.folder();
        return client.catalog(folder)
                .handle((catalog, failure) ->
                        failure != null ? "" : "; " + name + " shows " + list(catalog.geoprocessing()))
                .thenCompose(near -> failed(
                        "describe failed: the service " + address.service().path()
                                + " was not found, or is not shared with this user" + near,
                        error.getCode(),
                        address));
    }

    private static String list(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String text = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? text + " and " + (names.size() - MOST_NAMES) + " more" : text;
    }

    private static <T> CompletableFuture<T> failed(String text, int code, TaskAddress address) {
        return CompletableFuture.failedFuture(new GpServiceException(
                Reason.NOT_FOUND_OR_NOT_SHARED, code, text, List.of(), GpWhere.at(address.url())));
    }
}
