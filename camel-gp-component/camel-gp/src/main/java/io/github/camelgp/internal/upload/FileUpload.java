package io.github.camelgp.internal.upload;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.UploadClient;
import io.github.camelgp.internal.http.FormBody;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.http.MultipartBody;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file on its way to a service: in one request, or, when it is bigger than a part, registered, sent part by part and
 * committed. One part at a time is read and kept, so that memory does not grow with the file; a part whose answer was
 * lost is sent again by itself. What is given up is deleted at the server, where that can be done.
 */
public final class FileUpload {
    private static final Logger LOG = LoggerFactory.getLogger(FileUpload.class);

    private final GpClient client;
    private final String serviceUrl;
    private final UploadClient uploads;
    private final String name;
    private final String description;
    private final Executor readers;
    private final FileParts parts;
    private final List<Integer> sent = new ArrayList<>();
    private final CompletableFuture<GpUpload> result = new CompletableFuture<>();

    /**
     * @param client of the service's server
     * @param name of the file, with its extension
     * @param stream is closed at the end
     * @param options how it is sent
     */
    public FileUpload(GpClient client, String serviceUrl, String name, InputStream stream, Options options) {
        this.client = client;
        this.serviceUrl = serviceUrl;
        this.uploads = client.uploads(serviceUrl);
        this.name = name;
        this.description = options.description();
        this.readers = options.readers();
        this.parts = new FileParts(stream, name, options.partBytes(), options.spooling());
    }

    /**
     * How files are sent.
     *
     * @param description for people; empty for none
     * @param partBytes what one request holds at most; 0 for one request, however big the file is
     * @param spooling where a part is kept until it is there
     * @param readers read the stream
     */
    public record Options(String description, long partBytes, Spooling spooling, Executor readers) {}

    /** Sends it; once. */
    public CompletableFuture<GpUpload> send() {
        CompletableFuture<GpUpload> first = later(this::first);
        first.whenComplete((item, failure) -> end(item, failure));
        return result;
    }

    private CompletableFuture<GpUpload> first() throws IOException {
        MultipartBody body = parts.next();
        if (parts.isEnded()) {
            return closing(FileParts.finished(body, Map.of("description", description)), uploads::upload);
        }
        return uploads.register(name, description)
                .whenComplete((item, failure) -> {
                    if (failure != null) {
                        body.close();
                    }
                })
                .thenCompose(item -> {
                    CompletableFuture<GpUpload> whole = new CompletableFuture<>();
                    later(() -> part(item, body)).whenComplete((done, failure) -> next(item, failure, whole));
                    return whole.whenComplete((done, failure) -> abandonIf(failure, item));
                });
    }

    /** Not as a chain of futures, which would grow with the number of parts. */
    private void next(GpUpload item, @Nullable Throwable failure, CompletableFuture<GpUpload> whole) {
        if (failure != null) {
            whole.completeExceptionally(failure);
        } else if (parts.isEnded()) {
            commit(item).whenComplete((done, problem) -> complete(whole, done, problem));
        } else {
            later(() -> part(item, parts.next())).whenComplete((done, problem) -> next(item, problem, whole));
        }
    }

    private CompletableFuture<GpUpload> part(GpUpload item, MultipartBody body) throws IOException {
        int number = sent.size() + 1;
        sent.add(number);
        FormBody form = FileParts.finished(body, Map.of("partId", Integer.toString(number)));
        return closing(form, part -> uploads.part(item.itemId(), part));
    }

    /** A second commit would be refused, so that after a lost answer the item itself is looked at. */
    private CompletableFuture<GpUpload> commit(GpUpload item) {
        return uploads.commit(item.itemId(), sent)
                .exceptionallyCompose(failure -> uploads.item(item.itemId()).handle((found, problem) -> {
                    if (problem == null && found.committed()) {
                        return found;
                    }
                    throw failure instanceof CompletionException wrapped ? wrapped : new CompletionException(failure);
                }));
    }

    private void abandonIf(@Nullable Throwable failure, GpUpload item) {
        if (failure != null) {
            client.deleteUpload(serviceUrl, item.itemId()).whenComplete((deleted, problem) -> {
                if (problem != null) {
                    LOG.debug("The parts of {} stay until the server sweeps them", item.itemId(), problem);
                }
            });
        }
    }

    private void end(@Nullable GpUpload item, @Nullable Throwable failure) {
        try {
            parts.close();
        } catch (IOException e) {
            LOG.debug("The stream of {} could not be closed", name, e);
        }
        if (failure == null && item != null && !item.committed()) {
            result.completeExceptionally(new GpProtocolException(
                    "upload failed: the server has taken " + name + " but does not call it committed",
                    GpWhere.at(serviceUrl),
                    null));
            return;
        }
        complete(result, item, failure);
    }

    private static void complete(
            CompletableFuture<GpUpload> future, @Nullable GpUpload item, @Nullable Throwable failure) {
        if (failure != null) {
            future.completeExceptionally(
                    failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure);
        } else {
            future.complete(item);
        }
    }

    private static CompletableFuture<GpUpload> closing(FormBody form, Sending sending) {
        return sending.send(form).whenComplete((item, failure) -> form.close());
    }

    /** Reads on a thread that may block. */
    private CompletableFuture<GpUpload> later(Step step) {
        Supplier<CompletableFuture<GpUpload>> unchecked = () -> {
            try {
                return step.run();
            } catch (IOException e) {
                throw new GpParameterException(
                        "", "The file " + name + " cannot be read: " + e.getMessage(), GpWhere.at(serviceUrl), e);
            }
        };
        try {
            return CompletableFuture.supplyAsync(unchecked, readers).thenCompose(sending -> sending);
        } catch (RuntimeException rejected) {
            return CompletableFuture.failedFuture(rejected);
        }
    }

    @FunctionalInterface
    private interface Step {
        CompletableFuture<GpUpload> run() throws IOException;
    }

    @FunctionalInterface
    private interface Sending {
        CompletableFuture<GpUpload> send(FormBody form);
    }
}
