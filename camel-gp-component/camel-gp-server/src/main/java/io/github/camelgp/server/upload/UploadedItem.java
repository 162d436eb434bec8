package io.github.camelgp.server.upload;

import java.nio.file.Path;
import java.time.Instant;

/**
 * An uploaded file (services reference, Uploads).
 *
 * @param id as clients name it
 * @param service that it was sent to
 * @param name the file's name, without folders
 * @param description empty when there is none
 * @param date when it came, or was registered
 * @param committed false while parts may still come
 * @param file its content
 */
public record UploadedItem(
        String id, String service, String name, String description, Instant date, boolean committed, Path file) {
    UploadedItem asCommitted() {
        return new UploadedItem(id, service, name, description, date, true, file);
    }
}
