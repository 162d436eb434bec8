package io.github.camelgp.server.auth;

import io.github.camelgp.server.protocol.HttpCall;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where requests with a token must come from: a page ({@code client=referer}), an address ({@code client=ip}), or
 * anywhere.
 *
 * @param referer the beginning of the header Referer; empty for any
 * @param address the client's address; empty for any
 */
public record TokenBinding(String referer, String address) {
    /** Good from anywhere. */
    public static final TokenBinding NONE = new TokenBinding("", "");

    /** As the parameters client, referer and ip of a request say; without them the token is good from anywhere. */
    public static TokenBinding wanted(HttpCall call) {
        String client = call.parameters().get("client").trim();
        if (client.equalsIgnoreCase("referer")) {
            String referer = call.parameters().get("referer").trim();
            return new TokenBinding(referer.isEmpty() ? call.header("referer") : referer, "");
        } else if (client.equalsIgnoreCase("requestip")) {
            return new TokenBinding("", call.remoteAddress());
        } else if (client.equalsIgnoreCase("ip")) {
            return new TokenBinding("", call.parameters().get("ip").trim());
        }
        return NONE;
    }

    /** The request comes from there. */
    boolean admits(HttpCall call) {
        return (referer.isEmpty() || isBelow(call.header("referer")))
                && (address.isEmpty() || isSame(address, call.remoteAddress()));
    }

    /** A page's origin may have been given with or without the slash at its end. */
    private boolean isBelow(String given) {
        String start = referer.replaceFirst("/+$", "");
        return !given.isEmpty() && given.regionMatches(true, 0, start, 0, start.length());
    }

    /** The addresses of the own machine count as one. */
    private static boolean isSame(String one, String other) {
        return one.equals(other) || isLoopback(one) && isLoopback(other);
    }

    private static boolean isLoopback(String address) {
        if (!address.matches("[\\d.]+|[\\da-fA-F:%.]*:[\\da-zA-Z:%.]*")) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
