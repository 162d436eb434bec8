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

/** SERVER 8.2, 8.3, 8.6, 8.7: where tokens come from, and where they count. */
@Timeout(30)
class TokenBindingTest {
    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension(
            GpServer.builder().standardTools().user("Ann", "a").user("Bob", "b").service("Mine", s -> s.synchronous()
                    .securedFor("Ann")
                    .task("Say", t -> t.output("Result", "GPString").run(call -> call.set("Result", "said")))));

    /** SERVER 1.1, 2.1, 8.2: each address of the token service. */
    @ParameterizedTest
    @ValueSource(strings = {"/tokens", "/tokens/", "/tokens/generateToken", "/admin/generateToken"})
    void everyAddressOfTheServiceGivesTokensByGetAndPost(String path) {
        String url = SERVER.url() + path;

        assertThat(Client.get(url, "username", "Ann", "password", "a", "f", "json")
                        .has("token"))
                .isTrue();
        assertThat(Client.post(url, "username", "Ann", "password", "a", "f", "json")
                        .has("token"))
                .isTrue();
    }

    /** SERVER 8.3: requestip, ip or no client. */
    @ParameterizedTest
    @CsvSource({
        "requestip,'',true",
        "ip,127.0.0.1,true",
        "ip,::1,true",
        "ip,192.0.2.1,false",
        "ip,no address,false",
        "none,'',true",
        "'','',true"
    })
    void tokenCountsFromItsAddressOnly(String client, String ip, boolean counts) {
        String token = token("Ann", "a", "client", client, "ip", ip);

        assertThat(said(token)).isEqualTo(counts);
    }

    /** SERVER 8.3: the header says the page. */
    @Test
    void tokenForTheReferringPageIsBoundToItsHeaderWhenNoParameterSaysIt() {
        JsonNode answer = Client.json(Client.send(HttpRequest.newBuilder(
                                URI.create(SERVER.url() + "/tokens/?f=json&username=Ann&password=a&client=referer"))
                        .header("Referer", "http://page/app"))
                .body());
        String url = SERVER.taskUrl("Mine", "Say") + "/execute?f=json&token="
                + answer.path("token").asText();

        assertThat(Client.json(Client.text(url)).has("error")).isTrue();
        assertThat(Client.send(HttpRequest.newBuilder(URI.create(url)).header("Referer", "http://page/app/1"))
                        .body())
                .contains("said");
    }

    @Test
    void otherUserIsForbidden() {
        JsonNode answer = Client.get(SERVER.server().serviceUrl("Mine"), "f", "json", "token", token("Bob", "b"));

        assertThat(answer.at("/error/code").asInt()).isEqualTo(403);
        assertThat(said(token("Ann", "a"))).isTrue();
    }

    /** SERVER 8.6, 8.7: the guard covers all below the service. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/viewshed",
                "/viewshed/submitJob",
                "/viewshed/jobs/j1",
                "/viewshed/jobs/j1/results",
                "/viewshed/jobs/j1/inputs/P",
                "/viewshed/jobs/j1/messages",
                "/viewshed/jobs/j1/cancel",
                "/uploads",
                "/uploads/upload",
                "/uploads/info"
            })
    void everythingBelowTheSecuredViewshedNeedsAToken(String path) {
        String url = SERVER.server().serviceUrl("Secured/SecureViewshed") + path;

        assertThat(Client.get(url, "f", "json").at("/error/code").asInt()).isEqualTo(499);
        assertThat(Client.post(url, "f", "json", "token", "x").at("/error/code").asInt())
                .isEqualTo(498);
    }

    @Test
    void restartForgetsTokens() {
        String token = token("Ann", "a");

        SERVER.server().forgetTokens();

        assertThat(said(token)).isFalse();
    }

    @Test
    void nobodyGetsInWithoutUsers() {
        try (GpServer server = GpServer.standard()) {
            String url = server.serviceUrl("Secured/SecureViewshed");

            assertThat(Client.get(url, "f", "json").at("/error/code").asInt()).isEqualTo(499);
            assertThat(Client.post(server.url() + "/tokens/", "username", "Ann", "password", "", "f", "json")
                            .has("error"))
                    .isTrue();
        }
    }

    private static String token(String user, String password, String... more) {
        return Client.post(
                        SERVER.url() + "/tokens/?" + Client.encode(more),
                        "username",
                        user,
                        "password",
                        password,
                        "f",
                        "json")
                .path("token")
                .asText();
    }

    private static boolean said(String token) {
        return Client.get(SERVER.taskUrl("Mine", "Say") + "/execute", "f", "json", "token", token)
                .has("results");
    }
}
