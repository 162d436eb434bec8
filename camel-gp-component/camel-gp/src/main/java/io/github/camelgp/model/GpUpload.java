package io.github.camelgp.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded to a service (REST page "Uploaded item"). As JSON it is a value for inputs of tasks of that
 * service, until the server sweeps it.
 *
 * @param itemId what inputs call it
 * @param itemName with its extension
 * @param description empty when there is none
 * @param date when it came; null when the server does not tell
 * @param committed whether all of it is there
 */
public record GpUpload(String itemId, String itemName, String description, @Nullable Instant date, boolean committed) {}
