package io.github.camelgp.internal.client;

/** What an address may mean. */
public sealed interface Place permits FolderAddress, ServiceAddress, TaskAddress {

    /** The absolute URL, encoded, without a trailing slash. */
    String url();
}
