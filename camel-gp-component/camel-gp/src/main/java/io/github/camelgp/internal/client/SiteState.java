package io.github.camelgp.internal.client;

import org.jspecify.annotations.Nullable;

/**
 * What the last request to a site came to.
 *
 * @param name host and port
 * @param failure why no usable answer came, or why we were not let in; null when all is well, or nothing was asked yet
 */
public record SiteState(String name, @Nullable String failure) {}
