package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 8.7: a person signs in to the directory, the browser then sends the cookie agstoken. */
@Timeout(30)
class SignInTest {
    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension(GpServer.builder()
            .register(SampleTasks::addTo)
            .user("Ann", "pass word")
            .service("Private", s -> s.synchronous().secured().task("Say", t -> t.output("Result", "GPString")
                    .run(call -> call.set("Result", "said")))));

    /** SERVER 8.7: the cookie agstoken. */
    @Test
    void securedServiceAsksAndOpensAfterwards() {
        Document refused = new Site("").open(SERVER.server().serviceUrl("Private"));
        HttpResponse<String> answer = signIn(
                "username", "Ann",
                "password", "pass word",
                "redirect", Site.form(refused).select("[name=redirect]").val());

        assertThat(refused.select("h1").text()).isEqualTo("Error: Token Required");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location")).hasValue("/arcgis/rest/services/Private/GPServer");
        assertThat(cookie(answer)).startsWith("agstoken=").contains("; HttpOnly", "; Path=/arcgis", "; SameSite=Lax");

        Document opened = new Site(cookie(answer).replaceFirst(";.*", ""))
                .open(SERVER.server().serviceUrl("Private"));

        assertThat(opened.select("main").text()).contains("Say");
        assertThat(opened.select("header a").eachText()).contains("Sign out");
    }

    @Test
    void fixedTokenDoesToo() {
        HttpResponse<String> answer = signIn("given", "s3cret");

        Document opened = new Site(cookie(answer).replaceFirst(";.*", ""))
                .open(SERVER.server().serviceUrl("Secured/Secret"));

        assertThat(opened.select("h1").text()).isEqualTo("Secured/Secret (GPServer)");
    }

    @Test
    void wrongPasswordOrTokenIsSaid() {
        assertThat(signIn("username", "Ann", "password", "x").body()).contains("Invalid username or password");
        assertThat(signIn("given", "x").body()).contains("not known or has run out");
        assertThat(signIn("given", "x").headers().firstValue("set-cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere/",
                "//elsewhere",
                "/arcgis//elsewhere",
                "/arcgis/\\elsewhere",
                "/other",
                "/arcgis/a\r\nb"
            })
    void afterwardsTheBrowserStaysHere(String redirect) {
        HttpResponse<String> answer = signIn("username", "Ann", "password", "pass word", "redirect", redirect);

        assertThat(answer.headers().firstValue("location")).hasValue("/arcgis/rest/services");
    }

    @Test
    void signingOutTakesTheCookieAway() {
        HttpResponse<String> answer = Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/rest/logout")));

        assertThat(cookie(answer)).startsWith("agstoken=;").contains("Max-Age=0");
    }

    @Test
    void passwordInTheAddressSignsNobodyIn() {
        Document page = new Site("").open(SERVER.url() + "/rest/login?username=Ann&password=pass%20word");

        assertThat(page.select("h1").text()).isEqualTo("Sign in");
    }

    private static HttpResponse<String> signIn(String... fields) {
        return Client.send(HttpRequest.newBuilder(URI.create(SERVER.url() + "/rest/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Client.encode(fields))));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("set-cookie").orElse("");
    }
}
