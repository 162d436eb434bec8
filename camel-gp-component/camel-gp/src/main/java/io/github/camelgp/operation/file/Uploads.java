package io.github.camelgp.operation.file;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.upload.FileUpload;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Sends files to one service.
 *
 * @param client of its server
 * @param url of the service
 * @param service as it describes itself; empty when it did not
 * @param options how files are sent
 * @param spooling where parts are kept until they are there
 * @param readers read files
 */
public record Uploads(
        GpClient client,
        String url,
        Optional<GpService> service,
        FileOptions options,
        Spooling spooling,
        Executor readers) {
    private static final String CAPABILITY = "Uploads";

    /** Whether the service says that it takes uploads; one that says nothing is tried. */
    public boolean isPossible() {
        return service.isEmpty() || service.get().capabilities().stream().anyMatch(CAPABILITY::equalsIgnoreCase);
    }

    /**
     * @param parameter for which it would be; empty for none
     * @throws GpParameterException telling what else there is, when the service takes no uploads
     */
    public void mustBePossible(String parameter, String what) {
        if (!isPossible()) {
            throw new GpParameterException(
                    parameter,
                    what + ", and the service takes no uploads: its administrator can switch them on (capability"
                            + " Uploads). Without them give the URL of a layer, or of a file that the server can reach"
                            + (parameter.isEmpty()
                                    ? ""
                                    : ", or have the service's limits raised and set uploadThreshold=0 to send features"
                                            + " in the request, however big they are"),
                    GpWhere.at(url));
        }
    }

    /** Sends a file under its own name, or the one that the options give. */
    CompletableFuture<GpUpload> send(UploadSource source, String parameter) {
        String name = options.name() == null ? source.name() : options.name();
        if (name == null || !UploadSource.isFileName(name)) {
            throw new GpParameterException(
                    parameter,
                    "An upload needs the name of a file with an extension, by which tools tell what it is, but "
                            + (name == null ? "there is none" : "it is " + name)
                            + "; set the header CamelFileName or the option uploadName",
                    GpWhere.at(url));
        }
        try {
            return new FileUpload(
                            client,
                            url,
                            name,
                            source.content().open(),
                            new FileUpload.Options(options.description(), options.partBytes(), spooling, readers))
                    .send();
        } catch (IOException e) {
            throw new GpParameterException(
                    parameter, "The file " + name + " cannot be read: " + e.getMessage(), GpWhere.at(url), e);
        }
    }

    /** The same with other options. */
    Uploads named(String name) {
        FileOptions other =
                new FileOptions(options.uploadThreshold(), options.partBytes(), name, options.description());
        return new Uploads(client, url, service, other, spooling, readers);
    }
}
