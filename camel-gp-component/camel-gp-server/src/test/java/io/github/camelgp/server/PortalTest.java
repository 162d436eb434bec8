package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 8.8, PROTOCOL 6: a portal and the server that is federated with it. */
@Timeout(30)
class PortalTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final ManualTime time = new ManualTime(START);

    @RegisterExtension
    final GpServerExtension server = new GpServerExtension(builder(time).federated());

    static GpServerBuilder builder(ManualTime time) {
        return GpServer.builder()
                .time(time)
                .user("Ann", "a")
                .user("Bob", "b")
                .administrator("Root", "r")
                .application("app1", "shh")
                .register(SampleTasks::addTo)
                .service("Private", s -> s.synchronous()
                        .securedFor("Ann", "app1")
                        .task("Say", t -> t.output("Result", "GPString").run(call -> call.set("Result", "said"))))
                .service("Utilities/PrintingTools", s -> s.synchronous()
                        .task("Export Web Map Task", t -> t.run(call -> {})));
    }

    @Test
    void federatedServerNamesItsPortalByTheHostOfTheRequest() {
        String reply = Client.socket(
                server.server(),
                "GET /arcgis/rest/info?f=json HTTP/1.1\r\nHost: gis.example:81\r\nConnection: close\r\n\r\n");

        assertThat(reply)
                .contains("\"owningSystemUrl\":\"http://gis.example:81/portal\"")
                .contains("\"tokenServicesUrl\":\"http://gis.example:81/portal/sharing/rest/generateToken\"");
    }

    @Test
    void federatedServerHasNoTokenServiceOfItsOwn() {
        JsonNode answer =
                Client.post(server.url() + "/tokens/generateToken", "username", "Ann", "password", "a", "f", "json");

        assertThat(code(answer)).isEqualTo(400);
    }

    /** SERVER 8.8: the info of the portal. */
    @ParameterizedTest
    @ValueSource(strings = {"/sharing/rest/info", "/sharing/rest/info/", "/sharing/info", "/Sharing/rest/INFO"})
    void portalInfoNamesItsTokenService(String path) {
        assertThat(Client.get(server.server().portalUrl() + path, "f", "json")
                        .at("/authInfo/tokenServicesUrl")
                        .asText())
                .isEqualTo(server.server().portalUrl() + "/sharing/rest/generateToken");
    }

    /** SERVER 8.8: generateToken of the portal. */
    @Test
    void portalTokenIsTakenByTheServer() {
        JsonNode token = login("Ann", "a");

        assertThat(token.path("expires").asLong())
                .isEqualTo(START.plus(Duration.ofHours(2)).toEpochMilli());
        assertThat(said(token.path("token").asText())).isTrue();
    }

    @Test
    void portalTokenIsExchangedForOneOfTheServer() {
        String token = login("Ann", "a").path("token").asText();

        JsonNode exchanged = exchange(token, server.url() + "/rest/services");

        assertThat(said(exchanged.path("token").asText())).isTrue();
        assertThat(code(Client.get(
                        rest("community/self"),
                        "f",
                        "json",
                        "token",
                        exchanged.path("token").asText())))
                .isEqualTo(498);
    }

    @Test
    void foreignServerAndWrongTokenAreNotExchanged() {
        String token = login("Ann", "a").path("token").asText();

        assertThat(code(exchange(token, "https://other.example/arcgis"))).isEqualTo(400);
        assertThat(code(exchange(token, "no url"))).isEqualTo(400);
        assertThat(code(exchange("other", server.url()))).isEqualTo(498);
    }

    @Test
    void strictServerTakesExchangedTokensOnly() {
        try (GpServer strict = builder(time).federatedByExchange().start()) {
            String tokens = strict.portalUrl() + "/sharing/rest/generateToken";
            String token = Client.post(tokens, "username", "Ann", "password", "a", "f", "json")
                    .path("token")
                    .asText();
            String exchanged = Client.post(tokens, "token", token, "serverUrl", strict.url(), "f", "json")
                    .path("token")
                    .asText();

            assertThat(code(Client.get(strict.serviceUrl("Private"), "f", "json", "token", token)))
                    .isEqualTo(498);
            assertThat(Client.get(strict.serviceUrl("Private"), "f", "json", "token", exchanged)
                            .has("tasks"))
                    .isTrue();
        }
    }

    @Test
    void standAloneServerDoesntTakePortalTokens() {
        try (GpServer alone = builder(time).start()) {
            String tokens = alone.portalUrl() + "/sharing/rest/generateToken";
            String token = Client.post(tokens, "username", "Ann", "password", "a", "f", "json")
                    .path("token")
                    .asText();

            assertThat(code(Client.get(alone.serviceUrl("Private"), "f", "json", "token", token)))
                    .isEqualTo(498);
            assertThat(code(Client.post(tokens, "token", token, "serverUrl", alone.url(), "f", "json")))
                    .isEqualTo(400);
            assertThat(Client.get(alone.url() + "/rest/info", "f", "json").has("owningSystemUrl"))
                    .isFalse();
        }
    }

    @Test
    void standAloneServerExchangesATokenOfThePortalAsTheUsersAreTheSame() {
        try (GpServer alone = builder(time).start()) {
            String token = Client.post(
                            alone.portalUrl() + "/sharing/rest/generateToken",
                            "username",
                            "Ann",
                            "password",
                            "a",
                            "f",
                            "json")
                    .path("token")
                    .asText();
            String exchanged = Client.post(
                            alone.url() + "/tokens/", "token", token, "serverUrl", alone.url(), "f", "json")
                    .path("token")
                    .asText();

            assertThat(Client.get(alone.serviceUrl("Private"), "f", "json", "token", exchanged)
                            .has("tasks"))
                    .isTrue();
        }
    }

    /** SERVER 8.8: generateToken of the portal refuses. */
    @Test
    void wrongPasswordIsAnEnvelope() {
        assertThat(code(login("Ann", "b"))).isEqualTo(400);
        assertThat(code(login("ann", "a"))).isEqualTo(400);
    }

    @Test
    void longWishIsCutToFifteenDays() {
        JsonNode token = Client.post(
                rest("generateToken"), "username", "Ann", "password", "a", "expiration", "999999", "f", "json");

        assertThat(token.path("expires").asLong())
                .isEqualTo(START.plus(Duration.ofDays(15)).toEpochMilli());
    }

    @Test
    void otherUserIsForbidden() {
        JsonNode answer = Client.get(
                server.server().serviceUrl("Private"),
                "f",
                "json",
                "token",
                login("Bob", "b").path("token").asText());

        assertThat(code(answer)).isEqualTo(403);
        assertThat(answer.at("/error/message").asText()).startsWith("You do not have permissions");
    }

    /** SERVER 8.8: portals/self. */
    @Test
    void portalSelfNamesHelperServicesAndTheUser() {
        JsonNode anonymous = Client.get(rest("portals/self"), "f", "json");
        JsonNode root = Client.get(
                rest("portals/self"),
                "f",
                "json",
                "token",
                login("Root", "r").path("token").asText());

        assertThat(anonymous.at("/helperServices/printTask/url").asText())
                .isEqualTo(server.url() + "/rest/services/Utilities/PrintingTools/GPServer/Export%20Web%20Map%20Task");
        assertThat(anonymous.path("isPortal").booleanValue()).isTrue();
        assertThat(anonymous.has("user")).isFalse();
        assertThat(root.at("/user/role").asText()).isEqualTo("org_admin");
    }

    /** SERVER 8.8: community/self. */
    @Test
    void communitySelfIsTheUser() {
        String token = login("Ann", "a").path("token").asText();

        assertThat(Client.get(rest("community/self"), "f", "json", "token", token)
                        .path("username")
                        .asText())
                .isEqualTo("Ann");
        assertThat(Client.get(rest("community/users/Bob"), "f", "json", "token", token)
                        .path("role")
                        .asText())
                .isEqualTo("org_user");
        assertThat(code(Client.get(rest("community/users/Eve"), "f", "json", "token", token)))
                .isEqualTo(400);
        assertThat(code(Client.get(rest("community/self"), "f", "json"))).isEqualTo(499);
        assertThat(code(Client.get(rest("community/self"), "f", "json", "token", "x")))
                .isEqualTo(498);
    }

    @Test
    void searchFindsWebToolsThatTheUserMaySee() {
        String query = "type:\"Geoprocessing Service\" AND (title:Private OR title:Values) -type:\"Code Attachment\"";
        String ann = login("Ann", "a").path("token").asText();

        assertThat(titles(Client.get(rest("search"), "q", query, "f", "json"))).containsExactly("Values");
        assertThat(titles(Client.get(rest("search"), "q", query, "f", "json", "token", ann)))
                .containsExactlyInAnyOrder("Private", "Values");
        assertThat(titles(Client.get(rest("search"), "q", "type:\"Web Tool\" many", "f", "json")))
                .containsExactly("Copy");
        assertThat(titles(Client.get(rest("search"), "q", "type:\"Web Map\"", "f", "json")))
                .isEmpty();
    }

    @Test
    void searchGoesPageByPage() {
        JsonNode all = Client.get(rest("search"), "q", "*", "num", "100", "f", "json");
        JsonNode first = Client.get(rest("search"), "q", "*", "num", "2", "f", "json");
        JsonNode last =
                Client.get(rest("search"), "q", "*", "start", all.path("total").asText(), "num", "2", "f", "json");

        assertThat(first.path("nextStart").asInt()).isEqualTo(3);
        assertThat(first.path("results")).hasSize(2);
        assertThat(last.path("nextStart").asInt()).isEqualTo(-1);
        assertThat(last.path("results")).hasSize(1);
    }

    @Test
    void itemLeadsToTheServiceDirectlyAndThroughThePortal() {
        JsonNode found =
                Client.get(rest("search"), "q", "title:Values", "f", "json").at("/results/0");
        String id = found.path("id").asText();

        JsonNode item = Client.get(rest("content/items/" + id), "f", "json");
        String proxied = server.server().portalUrl() + "/sharing/servers/" + id + "/rest/services/Sync/Values/GPServer";
        JsonNode result = Client.get(proxied + "/Echo/execute", "Text", "hello", "f", "json");
        JsonNode file = Client.get(proxied + "/File/execute", "f", "json");

        assertThat(item.path("url").asText()).isEqualTo(server.server().serviceUrl("Sync/Values"));
        assertThat(item.path("typeKeywords").toString()).contains("Web Tool");
        assertThat(Client.get(item.path("url").asText(), "f", "json").has("tasks"))
                .isTrue();
        assertThat(Client.get(rest("content/items/" + id + "/data"), "f", "json")
                        .isEmpty())
                .isTrue();
        assertThat(result.at("/results/0/value").asText()).isEqualTo("hello");
        String url = file.at("/results/0/value/url").asText();
        assertThat(url).startsWith(server.server().portalUrl() + "/sharing/servers/" + id);
        assertThat(Client.text(url)).isEqualTo("hello");
    }

    @Test
    void securedItemAsksForAToken() {
        String id = Client.get(
                        rest("search"),
                        "q",
                        "title:Private",
                        "f",
                        "json",
                        "token",
                        login("Ann", "a").path("token").asText())
                .at("/results/0/id")
                .asText();
        String item = rest("content/items/" + id);
        String proxied = server.server().portalUrl() + "/sharing/servers/" + id + "/rest/services/Private/GPServer";

        assertThat(code(Client.get(item, "f", "json"))).isEqualTo(499);
        assertThat(code(Client.get(
                        item,
                        "f",
                        "json",
                        "token",
                        login("Bob", "b").path("token").asText())))
                .isEqualTo(403);
        assertThat(code(Client.get(proxied, "f", "json"))).isEqualTo(499);
        assertThat(Client.get(
                                proxied,
                                "f",
                                "json",
                                "token",
                                login("Ann", "a").path("token").asText())
                        .has("tasks"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sharing/rest/content/items/0",
                "/sharing/rest/content/items/0/data",
                "/sharing/rest/none",
                "/sharing/rest/info/more",
                "/none",
                "/sharing/servers/0/rest/services",
                "/sharing/servers"
            })
    void unknownAddressIsAnEnvelope(String path) {
        assertThat(code(Client.get(server.server().portalUrl() + path, "f", "json")))
                .isEqualTo(400);
    }

    @Test
    void restartForgetsTokens() {
        String token = login("Ann", "a").path("token").asText();
        String refresh = server.server().refreshToken("Ann");

        server.server().forgetTokens();

        assertThat(said(token)).isFalse();
        assertThat(code(oauth("refresh_token", "client_id", "app1", "refresh_token", refresh)))
                .isEqualTo(498);
    }

    private static List<String> titles(JsonNode answer) {
        return answer.path("results").findValuesAsText("title");
    }

    private String rest(String path) {
        return server.server().portalUrl() + "/sharing/rest/" + path;
    }

    private JsonNode login(String user, String password) {
        return Client.post(rest("generateToken"), "username", user, "password", password, "f", "json");
    }

    private JsonNode exchange(String token, String serverUrl) {
        return Client.post(rest("generateToken"), "token", token, "serverUrl", serverUrl, "f", "json");
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
