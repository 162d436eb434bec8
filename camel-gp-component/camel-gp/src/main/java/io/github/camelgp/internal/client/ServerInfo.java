package io.github.camelgp.internal.client;

/**
 * What a server says of itself ({@code rest/info}).
 *
 * @param currentVersion release with its dots folded in, such as 10.91 or 11.3; 0 when it does not tell
 * @param owningSystemUrl the portal of a federated server; empty for a stand-alone one
 * @param tokenBased whether tokens are how to get in
 * @param tokenServicesUrl empty when there is none
 */
public record ServerInfo(double currentVersion, String owningSystemUrl, boolean tokenBased, String tokenServicesUrl) {}
