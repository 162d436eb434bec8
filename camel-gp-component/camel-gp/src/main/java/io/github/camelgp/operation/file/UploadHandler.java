package io.github.camelgp.operation.file;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.ServiceAddress;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.EndpointScope;
import io.github.camelgp.operation.OperationHandler;
import io.github.camelgp.operation.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * Uploads the body to a service, which a task may name too, and gives the item (REST page "Upload"). Of several meanings
 * of the address the first counts that the server knows.
 */
public final class UploadHandler implements OperationHandler {
    private final EndpointScope scope;

    public UploadHandler(EndpointScope scope) {
        this.scope = scope;
    }

    @Override
    public CompletableFuture<Reply> handle(Exchange exchange, List<Place> places) {
        List<ServiceAddress> services =
                places.stream().flatMap(UploadHandler::service).distinct().toList();
        if (services.isEmpty()) {
            throw new IllegalArgumentException("The address names no service to upload to");
        }
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            throw new GpParameterException("", "There is no file to upload: the body is empty", GpWhere.NOWHERE);
        }
        GpClient client =
                scope.clients().at(services.get(0).url(), scope.credentials().of(exchange));
        UploadSource source = UploadSource.of(body, exchange);
        return described(client, services)
                .thenComposeAsync(service -> upload(client, service, source), scope.readers())
                .thenApply(item -> filled -> filled.getMessage().setBody(item));
    }

    private CompletableFuture<GpUpload> upload(GpClient client, GpService service, UploadSource source) {
        Uploads uploads = new Uploads(
                client, service.url(), Optional.of(service), scope.files(), scope.spooling(), scope.readers());
        uploads.mustBePossible("", "The file cannot be uploaded");
        return uploads.send(source, "");
    }

    private static Stream<ServiceAddress> service(Place place) {
        if (place instanceof ServiceAddress service) {
            return Stream.of(service);
        }
        return place instanceof TaskAddress task ? Stream.of(task.service()) : Stream.empty();
    }

    private static CompletableFuture<GpService> described(GpClient client, List<ServiceAddress> services) {
        CompletableFuture<GpService> first = client.service(services.get(0));
        return services.size() == 1
                ? first
                : first.exceptionallyCompose(failure -> isUnknown(failure)
                        ? described(client, services.subList(1, services.size()))
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean isUnknown(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof GpServiceException error && error.getReason() == Reason.NOT_FOUND_OR_NOT_SHARED;
    }
}
