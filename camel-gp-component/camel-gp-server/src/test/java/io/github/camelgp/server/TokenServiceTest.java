package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.time.ManualTime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** SERVER 8.1 to 8.5: the stand-alone token service. */
@Timeout(30)
class TokenServiceTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final ManualTime time = new ManualTime(START);

    @RegisterExtension
    final GpServerExtension server = new GpServerExtension(
            GpServer.builder().user("Ann", "pass word").time(time).service("Private", s -> s.synchronous()
                    .secured()
                    .task("Say", t -> t.output("Result", "GPString").run(call -> call.set("Result", "said")))));

    /** SERVER 8.1: absolute, by the host of the request. */
    @Test
    void infoNamesTheTokenServiceByTheHostOfTheRequest() {
        String reply = Client.socket(
                server.server(),
                "GET /arcgis/rest/info?f=json HTTP/1.1\r\nHost: gis.example:81\r\nConnection: close\r\n\r\n");

        assertThat(reply).contains("\"tokenServicesUrl\":\"http://gis.example:81/arcgis/tokens/\"");
    }

    /** SERVER 8.2, 8.3, 8.4: no client named; expires in milliseconds. */
    @Test
    void tokenServicesUrlItselfGivesTokens() {
        String url = Client.get(server.url() + "/rest/info", "f", "json")
                .at("/authInfo/tokenServicesUrl")
                .asText();

        JsonNode token = Client.post(
                url, "username", "Ann", "password", "pass word", "f", "json", "request", "getToken", "expiration", "5");

        assertThat(token.path("expires").asLong()).isEqualTo(START.toEpochMilli() + 300_000);
        assertThat(token.path("ssl").toString()).isEqualTo("false");
        assertThat(said(token.path("token").asText())).isTrue();
    }

    /** SERVER 8.3: cut, not refused. */
    @Test
    void longWishIsCut() {
        JsonNode token = login("expiration", "20160");

        assertThat(token.path("expires").asLong())
                .isEqualTo(START.plus(Duration.ofDays(1)).toEpochMilli());
    }

    /** SERVER 8.4: the envelope. */
    @Test
    void wrongPasswordIsAnEnvelope() {
        JsonNode answer = Client.post(
                server.url() + "/tokens/generateToken", "username", "ann", "password", "pass word", "f", "json");

        assertThat(answer.at("/error/code").asInt()).isEqualTo(400);
        assertThat(answer.at("/error/details/0").asText()).isNotEmpty();
    }

    /** SERVER 8.6: 498 afterwards. */
    @Test
    void tokenRunsOut() {
        String token = login("expiration", "5").path("token").asText();

        boolean before = said(token);
        time.advance(Duration.ofMinutes(5));

        assertThat(before).isTrue();
        assertThat(Client.get(server.server().serviceUrl("Private"), "f", "json", "token", token)
                        .at("/error/code")
                        .asInt())
                .isEqualTo(498);
    }

    /** SERVER 8.5: a token for a token. */
    @Test
    void tokenIsExchangedForAnother() {
        String first = login().path("token").asText();

        String second = Client.post(server.url() + "/tokens/", "token", first, "serverUrl", server.url(), "f", "json")
                .path("token")
                .asText();

        assertThat(second).isNotEqualTo(first);
        assertThat(said(second)).isTrue();
    }

    /** SERVER 8.3: compared by prefix. */
    @Test
    void boundTokenNeedsItsReferer() {
        String token = login("client", "referer", "referer", "http://page:80")
                .path("token")
                .asText();

        assertThat(said(token)).isFalse();
        assertThat(saidWithReferer(token, "http://other")).isFalse();
        assertThat(saidWithReferer(token, "http://page:80/map.html")).isTrue();
    }

    private boolean said(String token) {
        return Client.get(server.taskUrl("Private", "Say") + "/execute", "f", "json", "token", token)
                .has("results");
    }

    private boolean saidWithReferer(String token, String referer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.taskUrl("Private", "Say") + "/execute?f=json&token=" + token))
                .header("Referer", referer);
        return Client.json(Client.send(request).body()).has("results");
    }

    private JsonNode login(String... more) {
        String url = server.url() + "/tokens/generateToken?" + Client.encode(more);
        return Client.post(url, "username", "Ann", "password", "pass word", "f", "json");
    }
}
