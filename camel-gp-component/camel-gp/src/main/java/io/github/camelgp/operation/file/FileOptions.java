package io.github.camelgp.operation.file;

import org.jspecify.annotations.Nullable;

/**
 * How files go to the server.
 *
 * @param uploadThreshold features and rows with more bytes than this are uploaded; 0 to send them in the request,
 *     however big
 * @param partBytes what one request of an upload holds at most; 0 for one request
 * @param name of what is uploaded; null for the name that it has
 * @param description for people; empty for none
 */
public record FileOptions(long uploadThreshold, long partBytes, @Nullable String name, String description) {

    /** @throws IllegalArgumentException naming the option that makes no sense */
    public FileOptions {
        notNegative("uploadThreshold", uploadThreshold);
        notNegative("uploadPartSize", partBytes);
        if (name != null && !UploadSource.isFileName(name)) {
            throw new IllegalArgumentException(
                    "uploadName=" + name + " is not the name of a file with an extension, such as roads.zip");
        }
    }

    private static void notNegative(String option, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(option + "=" + bytes + " must not be negative");
        }
    }
}
