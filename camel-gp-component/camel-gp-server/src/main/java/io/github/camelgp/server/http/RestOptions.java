package io.github.camelgp.server.http;

import io.github.camelgp.server.auth.AuthOptions;

/**
 * What the protocol's entry needs to know.
 *
 * @param context first segment of all addresses, compared without regard to case
 * @param version such as 11.3, a decimal number
 * @param maxBodyBytes bigger requests are refused
 * @param auth who may come in
 * @param control faults and recorded requests can be had by HTTP
 */
public record RestOptions(String context, String version, long maxBodyBytes, AuthOptions auth, boolean control) {}
