package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 8: a service behind a fixed token. */
@Timeout(30)
class TokenTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    /** SERVER 8.6, 8.7: 499 without, 498 with a wrong token. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "/Say", "/Say/execute", "/Say/jobs/j1", "/Say/jobs/j1/results/R", "/Say/jobs/j1/cancel"})
    void everythingBelowTheServiceNeedsTheToken(String path) {
        String url = SERVER.server().serviceUrl("Secured/Secret") + path;

        assertThat(code(Client.get(url, "f", "json"))).isEqualTo(499);
        assertThat(code(Client.get(url, "f", "json", "token", "other"))).isEqualTo(498);
    }

    /** SERVER 8.7: cookie and header. */
    @ParameterizedTest
    @CsvSource({
        "Cookie,agstoken=s3cret",
        "Cookie,AGS_ROLES=a; agstoken=\"s3cret\"; b=c",
        "X-Esri-Authorization,Bearer s3cret",
        "Authorization,Bearer s3cret"
    })
    void headerAndCookieCarryTheToken(String name, String value) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(SERVER.taskUrl("Secured/Secret", "Say") + "/execute?f=json"))
                .header(name, value);

        assertThat(Client.json(Client.send(request).body())
                        .at("/results/0/value")
                        .asText())
                .isEqualTo("said");
    }

    /** SERVER 8.7: query and body. */
    @Test
    void parameterCarriesTheTokenInQueryAndBody() {
        String url = SERVER.taskUrl("Secured/Secret", "Say") + "/execute";

        assertThat(Client.get(url, "f", "json", "token", "s3cret").has("results"))
                .isTrue();
        assertThat(Client.post(url, "f", "json", "token", "s3cret").has("results"))
                .isTrue();
    }

    /** SERVER 8.1: no owningSystemUrl. */
    @Test
    void infoSaysWhereTokensComeFromWithoutOne() {
        JsonNode info = Client.get(SERVER.url() + "/rest/info", "f", "json");

        assertThat(info.at("/authInfo/isTokenBasedSecurity").booleanValue()).isTrue();
        assertThat(info.has("owningSystemUrl")).isFalse();
    }

    @Test
    void openServiceIgnoresTokens() {
        assertThat(Client.get(SERVER.server().serviceUrl("Jobs"), "f", "json", "token", "any")
                        .has("tasks"))
                .isTrue();
    }

    private static int code(JsonNode answer) {
        return answer.at("/error/code").asInt();
    }
}
