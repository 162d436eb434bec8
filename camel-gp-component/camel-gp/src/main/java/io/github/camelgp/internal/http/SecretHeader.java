package io.github.camelgp.internal.http;

import org.apache.hc.core5.http.Header;

/** A header whose text form, which is what the HTTP library logs, does not show the value. */
record SecretHeader(String name, String value) implements Header {

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getValue() {
        return value;
    }

    @Override
    public boolean isSensitive() {
        return true;
    }

    @Override
    public String toString() {
        return name + ": ***";
    }
}
