package io.github.camelgp.operation.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange has uploaded for a task: when it is delivered again it sends the same item, and so the same request,
 * by which its own job is found.
 *
 * @param exchange that remembers
 * @param prefix of the names of properties
 */
public record UploadMemory(Exchange exchange, String prefix) {

    /** The item that the same content was uploaded as; empty when it was not. */
    Optional<String> item(String parameter, UploadSource source) throws IOException {
        String name = name(parameter, source);
        return name == null ? Optional.empty() : Optional.ofNullable(exchange.getProperty(name, String.class));
    }

    void keep(String parameter, UploadSource source, String itemId) throws IOException {
        String name = name(parameter, source);
        if (name != null) {
            exchange.setProperty(name, itemId);
        }
    }

    private @Nullable String name(String parameter, UploadSource source) throws IOException {
        UploadSource.Content identity = source.identity();
        if (identity == null) {
            return null;
        }
        try (InputStream content = identity.open();
                DigestInputStream digested = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return prefix + ":upload:" + parameter + ":"
                    + HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
