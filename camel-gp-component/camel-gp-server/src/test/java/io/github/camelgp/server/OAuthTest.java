package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.time.ManualTime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PROTOCOL 6: OAuth at the portal, for applications and for people. */
@Timeout(30)
class OAuthTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));

    @RegisterExtension
    final GpServerExtension server =
            new GpServerExtension(PortalTest.builder(time).federated());

    @Test
    void applicationGetsATokenForSecondsThatAreTold() {
        JsonNode token = oauth("client_credentials", "client_id", "app1", "client_secret", "shh", "expiration", "10");

        boolean before = said(token.path("access_token").asText());
        time.advance(Duration.ofSeconds(600));

        assertThat(token.path("expires_in").asInt()).isEqualTo(600);
        assertThat(before).isTrue();
        assertThat(said(token.path("access_token").asText())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "client_credentials,app1,wrong,400,invalid_client_secret",
        "client_credentials,app2,shh,400,invalid_client_id",
        "client_credentials,'',shh,400,invalid_request",
        "password,app1,shh,400,unsupported_grant_type",
        "refresh_token,app1,shh,498,invalid_request",
        "authorization_code,app1,shh,400,invalid_request"
    })
    void oauthErrorsAreEnvelopes(String grant, String id, String secret, int code, String word) {
        JsonNode answer = oauth(grant, "client_id", id, "client_secret", secret);

        assertThat(code(answer)).isEqualTo(code);
        assertThat(answer.at("/error/error").asText()).isEqualTo(word);
        assertThat(answer.at("/error/error_description").asText()).isNotEmpty();
    }

    @Test
    void refreshTokenGivesAccessTokensUntilItRunsOut() {
        String refresh = server.server().refreshToken("Ann");

        JsonNode first = oauth("refresh_token", "client_id", "app1", "refresh_token", refresh);
        JsonNode anew = oauth("exchange_refresh_token", "client_id", "app1", "refresh_token", refresh);
        boolean before = said(first.path("access_token").asText());
        time.advance(Duration.ofDays(14));

        assertThat(first.path("expires_in").asInt()).isEqualTo(1800);
        assertThat(first.path("username").asText()).isEqualTo("Ann");
        assertThat(anew.path("refresh_token").asText()).isNotEmpty().isNotEqualTo(refresh);
        assertThat(before).isTrue();
        assertThat(code(oauth("refresh_token", "client_id", "app1", "refresh_token", refresh)))
                .isEqualTo(498);
    }

    @Test
    void signInGivesACodeThatCountsOnce() {
        String form = Client.text(rest("oauth2/authorize?client_id=app1&response_type=code&redirect_uri="
                + "http%3A%2F%2F127.0.0.1%3A1%2Fback&state=s%261"));
        HttpRequest.Builder signIn = HttpRequest.newBuilder(URI.create(rest("oauth2/authorize")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Client.encode(
                        "client_id",
                        "app1",
                        "redirect_uri",
                        "http://127.0.0.1:1/back",
                        "state",
                        "s&1",
                        "username",
                        "Ann",
                        "password",
                        "a")));
        HttpResponse<String> back = Client.send(signIn);
        Matcher code = Pattern.compile("http://127.0.0.1:1/back\\?code=([^&]+)&state=s%261")
                .matcher(back.headers().firstValue("location").orElse(""));
        assertThat(code.matches()).isTrue();

        JsonNode token = oauth("authorization_code", "client_id", "app1", "code", code.group(1));
        JsonNode again = oauth("authorization_code", "client_id", "app1", "code", code.group(1));

        assertThat(form).contains("name=\"password\"").contains("value=\"s&amp;1\"");
        assertThat(said(token.path("access_token").asText())).isTrue();
        assertThat(token.path("refresh_token_expires_in").asInt()).isEqualTo(1_209_600);
        assertThat(code(again)).isEqualTo(400);
    }

    private String rest(String path) {
        return server.server().portalUrl() + "/sharing/rest/" + path;
    }

    private JsonNode oauth(String grant, String... parameters) {
        return Client.post(rest("oauth2/token?f=json&grant_type=" + grant), parameters);
    }

    private boolean said(String token) {
        return Client.get(server.taskUrl("Private", "Say") + "/execute", "f", "json", "token", token)
                .has("results");
    }

    private static int code(JsonNode answer) {
        return answer.at("/error/code").asInt();
    }
}
