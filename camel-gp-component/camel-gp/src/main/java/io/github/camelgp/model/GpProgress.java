package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/**
 * How far an executing job is; servers refresh it every five seconds or slower.
 *
 * @param type {@code default} or {@code step}, or another word of the server's
 * @param message what the tool is doing; may be empty
 * @param percent 0 to 100; null when the tool does not count its steps
 */
public record GpProgress(String type, String message, @Nullable Integer percent) {}
