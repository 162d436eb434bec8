package io.github.camelgp.internal.http;

import io.github.camelgp.model.GpWhere;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request. Its text form shows neither parameters nor headers.
 *
 * @param operation what is done, for messages, such as {@code submitJob}
 * @param where what messages say it is about
 * @param uri without query
 * @param parameters in order; the form body of a POST, the query of a GET
 * @param form sent instead of the parameters; null for none. It stays its maker's
 * @param post whether it goes as a POST
 * @param effect what it does at the server
 * @param headers further ones, such as Referer
 * @param token sent as {@code X-Esri-Authorization}; null for none
 * @param site where redirects may lead
 * @param limits how long and how big
 */
public record HttpCall(
        String operation,
        GpWhere where,
        URI uri,
        Map<String, String> parameters,
        @Nullable FormBody form,
        boolean post,
        Effect effect,
        Map<String, String> headers,
        @Nullable String token,
        SameSite site,
        Limits limits) {
    /** Longer queries go as a form: some web servers refuse address lines above 2,048 characters. */
    private static final int LONGEST_QUERY = 1500;

    public HttpCall {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        headers = Map.copyOf(headers);
    }

    /** A request that changes nothing at the server; a GET unless its parameters are long. */
    public static HttpCall read(
            String operation, GpWhere where, URI uri, Map<String, String> parameters, Limits limits) {
        int length = parameters.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length() + 2)
                .sum();
        boolean post = length > LONGEST_QUERY;
        return new HttpCall(
                operation, where, uri, parameters, null, post, Effect.READ, Map.of(), null, SameSite.of(uri), limits);
    }

    /** A form that is posted. */
    public static HttpCall form(
            String operation, GpWhere where, URI uri, Map<String, String> parameters, Effect effect, Limits limits) {
        return new HttpCall(
                operation, where, uri, parameters, null, true, effect, Map.of(), null, SameSite.of(uri), limits);
    }

    /** A form that is posted, made beforehand. */
    public static HttpCall form(String operation, GpWhere where, URI uri, FormBody form, Effect effect, Limits limits) {
        return new HttpCall(
                operation, where, uri, Map.of(), form, true, effect, Map.of(), null, SameSite.of(uri), limits);
    }

    /** This call to another address. */
    public HttpCall at(URI other) {
        return other.equals(uri)
                ? this
                : new HttpCall(operation, where, other, parameters, form, post, effect, headers, token, site, limits);
    }

    /** This call with other limits. */
    public HttpCall limitedTo(Limits other) {
        return new HttpCall(operation, where, uri, parameters, form, post, effect, headers, token, site, other);
    }

    /** This call with a token. */
    public HttpCall withToken(@Nullable String other) {
        return new HttpCall(operation, where, uri, parameters, form, post, effect, headers, other, site, limits);
    }

    /**
     * This call, a posted form, with one more parameter.
     *
     * @throws IllegalStateException if it would stand in the address, or the form was made beforehand
     */
    public HttpCall withSecret(String name, String value) {
        if (!post || form != null) {
            throw new IllegalStateException(operation + " has no form that could hold a secret");
        }
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new HttpCall(operation, where, uri, more, null, true, effect, headers, token, site, limits);
    }

    /** This call with further headers; a former one of the same name stays. */
    public HttpCall withHeaders(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(others);
        all.putAll(headers);
        return new HttpCall(operation, where, uri, parameters, form, post, effect, all, token, site, limits);
    }

    /** This call, allowed to be redirected within {@code other}. */
    public HttpCall within(SameSite other) {
        return new HttpCall(operation, where, uri, parameters, form, post, effect, headers, token, other, limits);
    }

    /** This call at another address; the new one's own query replaces the parameters of a GET. */
    HttpCall redirectedTo(URI other) {
        boolean ownQuery = !post && other.getRawQuery() != null;
        return new HttpCall(
                operation,
                where,
                other,
                ownQuery ? Map.of() : parameters,
                form,
                post,
                effect,
                headers,
                site.allows(other) ? token : null,
                site,
                limits);
    }

    @Override
    public String toString() {
        return operation + " " + FormText.withoutQuery(uri);
    }

    /** What a request does at the server. */
    public enum Effect {
        /** Nothing, or the same however often it is sent: repeated after a failure. */
        READ,
        /** Starts a job: never repeated unless it certainly did not arrive; a late answer leaves the outcome unknown. */
        SUBMIT,
        /** Runs a task while we wait: never repeated unless it certainly did not arrive. */
        EXECUTE
    }

    /**
     * How long and how big.
     *
     * @param responseTimeout how long the server may say nothing
     * @param timeoutOption the option that sets it, for messages
     * @param replyBytes the most that is taken, after inflating
     */
    public record Limits(Duration responseTimeout, String timeoutOption, long replyBytes) {}
}
