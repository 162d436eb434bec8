package io.github.camelgp.operation;

import io.github.camelgp.internal.client.Catalog;
import io.github.camelgp.internal.client.FolderAddress;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.ServiceAddress;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.model.GpCatalog;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.Reason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Describes what an address means: a task or service with everything that the server tells, or, as a list, the names in a
 * site, folder or service. Of several meanings the first that the server knows counts.
 */
public final class DescribeHandler implements OperationHandler {
    private final EndpointScope scope;
    private final boolean namesOnly;

    /** @param namesOnly whether a list is wanted, not a description */
    public DescribeHandler(EndpointScope scope, boolean namesOnly) {
        this.scope = scope;
        this.namesOnly = namesOnly;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        return describe(places, scope.credentials().of(exchange))
                .thenApply(description -> (Reply) filled -> filled.getMessage().setBody(description));
    }

    private CompletableFuture<Object> describe(List<Place> places, @Nullable String credentials) {
        CompletableFuture<Object> first = describe(places.get(0), credentials);
        if (places.size() == 1) {
            return first;
        }
        return first.exceptionallyCompose(failure -> isUnknown(failure)
                ? describe(places.subList(1, places.size()), credentials)
                : CompletableFuture.failedFuture(failure));
    }

    private static boolean isUnknown(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof GpServiceException error && error.getReason() == Reason.NOT_FOUND_OR_NOT_SHARED;
    }

    private CompletableFuture<Object> describe(Place place, @Nullable String credentials) {
        GpClient client = scope.client(place.url(), credentials);
        if (place instanceof TaskAddress task) {
            return client.task(task).thenApply(found -> found);
        }
        if (place instanceof ServiceAddress service) {
            return client.service(service).thenApply(found -> namesOnly ? catalog(found) : found);
        }
        FolderAddress folder = (FolderAddress) place;
        return client.catalog(folder).thenApply(found -> catalog(folder, found));
    }

    private static GpCatalog catalog(GpService service) {
        return new GpCatalog(service.url(), List.of(), List.of(), service.tasks());
    }

    private static GpCatalog catalog(FolderAddress folder, Catalog found) {
        return new GpCatalog(
                folder.url(),
                found.folders(),
                found.services().stream()
                        .map(entry -> new GpCatalog.Service(entry.path(), entry.type()))
                        .toList(),
                List.of());
    }
}
