package io.github.camelgp.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.GpProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where redirects lead is looked at at every step, after names of the inside were rewritten. */
@Timeout(60)
class RedirectTest extends HttpTestSupport {
    private static final String INSIDE = "http://gis01.invalid:6080/arcgis";
    private static final String HEADER = "x-esri-authorization";

    private static Reply to(int status, String location) {
        return Reply.of(status, "text/html", "", "Location: " + location);
    }

    private HttpTransport rewriting(String outside) {
        return transport(HttpSettings.defaults().withRewrite(UrlRewrite.of(INSIDE + "=" + outside)));
    }

    @Test
    void aNameOfTheInsideIsRewrittenFirst() throws Exception {
        RawServer server = server(
                request -> request.path().equals("/gis/there") ? Reply.json("{}") : to(302, INSIDE + "/there?f=json"));
        String outside = server.url("/gis");

        HttpReply reply =
                value(rewriting(outside).send(get(server.uri("/gis/here")).withToken("secret-token")));

        assertThat(text(reply)).isEqualTo("{}");
        assertThat(reply.uri()).isEqualTo(server.url("/gis/there"));
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request.headers())
                .containsEntry(HEADER, "Bearer secret-token"));
    }

    @Test
    void aFormGoesOnToTheRewrittenAddress() throws Exception {
        RawServer server =
                server(request -> request.path().equals("/gis/new") ? Reply.json("{}") : to(308, INSIDE + "/new"));

        value(rewriting(server.url("/gis")).send(submit(server.uri("/gis/old"))));

        assertThat(server.requests().get(1).method()).isEqualTo("POST");
        assertThat(server.requests().get(1).parameters()).containsEntry("f", "json");
    }

    @Test
    void aRewrittenNameOfAnotherSiteIsNotFollowed() {
        RawServer other = server(request -> Reply.json("{}"));
        RawServer server = server(request -> to(302, INSIDE + "/there"));

        GpProtocolException failure = failure(
                rewriting("http://localhost:" + other.port())
                        .send(get(server.uri("/")).withToken("secret-token")),
                GpProtocolException.class);

        assertThat(failure).hasMessageContaining("another site").hasMessageContaining("http://localhost");
        assertThat(other.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:%d/x", "//localhost:%d/x", "http://127.0.0.1@localhost:%d/x"})
    void aLaterStepToAnotherSiteIsNotFollowed(String location) {
        RawServer other = server(request -> Reply.json("{}"));
        RawServer server = server(
                request -> to(307, request.path().equals("/second") ? location.formatted(other.port()) : "/second"));

        GpProtocolException failure = failure(
                transport().send(submit(server.uri("/first")).withToken("secret-token")), GpProtocolException.class);

        assertThat(failure).hasMessageContaining("another site");
        assertThat(server.requests()).hasSize(2);
        assertThat(other.requests()).isEmpty();
    }
}
