package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.GpCatalog;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServer;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest extends EchoTestSupport {

    /** Another component, for the server as {@code serverUrl} writes it. */
    private GpComponent component(String name, String serverUrl) {
        GpComponent component = new GpComponent();
        component.setServerUrl(serverUrl);
        context.addComponent(name, component);
        return component;
    }

    @ParameterizedTest
    @CsvSource({
        "Root/Say, root",
        "Near/By/Say, near",
        "near/by/say, near",
        "/Near/By/Say, near",
        "Near/By/GPServer/Say, near",
        "Near/By/GPServer/Say/, near",
        "rest/services/Near/By/GPServer/Say, near"
    })
    void runsTasksOfShortAddresses(String address, String result) {
        assertThat(result("gp:" + address, null)).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s/",
                "%s/rest",
                "%s/rest/services",
                "%s/rest/services/",
                "%s/rest/services?f=html",
                "%s/services"
            })
    void takesTheServerInEveryForm(String form) {
        component("gp-other", form.formatted(server.url()));

        assertThat(result("gp-other:Near/By/Say", null)).isEqualTo("near");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s/rest/services/Near/By/GPServer/Say",
                "%s/rest/services/Near/By/Say",
                "%s/rest/services/Near/By/GPServer/Say/execute",
                "%s/Near/By/GPServer/Say",
                "%s/Near/By/Say",
                "%s/services;Near/By/Say"
            })
    void takesFullAddressesWithoutServerUrl(String form) {
        component("gp-bare", null);

        assertThat(result("gp-bare:" + form.formatted(server.url()), null)).isEqualTo("near");
        assertThat(result("gp-bare:" + form.formatted(server.url().replace("/arcgis", "/ArcGIS")), null))
                .isEqualTo("near");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Echo/Visible Area", "Echo/Visible%20Area", "echo/visible area", "ECHO/VISIBLE%20AREA"})
    void looksUpNamesWithBlanksInAnyCase(String address) {
        assertThat(result("gp:" + address + "?param.Text=it", null)).isEqualTo("seen it");

        assertThat(runs().get(0).path()).endsWith("/Visible%20Area/execute");
    }

    @Test
    void listsTheSite() {
        GpCatalog site = (GpCatalog) result("gp:?operation=list", null);

        assertThat(site.folders()).contains("Near", "Elevation", "Test");
        assertThat(site.services()).extracting(GpCatalog.Service::name).contains("Root", "Echo");
    }

    @Test
    void listsAFolder() {
        GpCatalog folder = (GpCatalog) result("gp:Near?operation=list", null);

        assertThat(folder.services()).extracting(GpCatalog.Service::name).containsExactly("Near/By");
    }

    @Test
    void listsTheTasksOfAService() {
        assertThat(((GpCatalog) result("gp:Near/By?operation=list", null)).tasks())
                .containsExactly("Say");
        assertThat(((GpCatalog) result("gp:Root?operation=list", null)).tasks()).containsExactly("Say");
        assertThat(((GpCatalog) result("gp:" + server.server().serviceUrl("Near/By") + "?operation=list", null))
                        .tasks())
                .containsExactly("Say");
    }

    @Test
    void describesTasksAndServices() {
        GpTask task = (GpTask) result("gp:Near/By/Say?operation=describe", null);
        GpTask rootTask = (GpTask) result("gp:Root/Say?operation=describe", null);
        GpService service = (GpService) result("gp:Near/By?operation=describe", null);

        assertThat(task.url()).isEqualTo(server.taskUrl("Near/By", "Say"));
        assertThat(task.outputs()).hasSize(1);
        assertThat(rootTask.url()).isEqualTo(server.taskUrl("Root", "Say"));
        assertThat(service.tasks()).containsExactly("Say");
    }

    @Test
    void describesAsJsonText() {
        Exchange done = run("gp:Near/By/Say?operation=describe", null);

        assertThat(done.getMessage().getBody(String.class)).contains("\"name\":\"Say\"", "GPString");
    }

    @Test
    void portalItemsNeedAPortalWhichAServerOnItsOwnDoesNotName() {
        assertThatThrownBy(() -> context.addRoutes(route("gp:item:0123456789abcdef0123456789abcdef/Say")))
                .rootCause()
                .hasMessageContaining("names no portal")
                .hasMessageContaining("set portalUrl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gp:nonsense", "gp:a/b/c/d/e", "gp:/", "gp:Near/../By/Say", "gp:?operation=run"})
    void nonsenseFailsWhenTheEndpointIsMade(String uri) {
        assertThatThrownBy(() -> context.getEndpoint(uri)).rootCause().isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void shortAddressesNeedAServer() {
        component("gp-bare", null);

        assertThatThrownBy(() -> context.getEndpoint("gp-bare:Near/By/Say"))
                .rootCause()
                .hasMessageContaining("serverUrl");
    }

    @Test
    void twoComponentsAreTwoServers() {
        try (GpServer other = GpServer.builder()
                .service("Near/By", s -> s.synchronous()
                        .task("Say", t -> t.output("Result", "GPString").run(call -> call.set("Result", "far"))))
                .start()) {
            component("gp-prod", other.url());

            assertThat(result("gp:Near/By/Say", null)).isEqualTo("near");
            assertThat(result("gp-prod:Near/By/Say", null)).isEqualTo("far");
        }
    }

    @Test
    void headerNamesTheTaskOnlyWhereAllowed() {
        Map<String, Object> header = Map.of(GpConstants.TASK, "Root/Say");

        assertThat(body(run("gp:Near/By/Say", null, header))).isEqualTo("near");
        assertThat(body(run("gp:Near/By/Say?allowHeaders=task", null, header))).isEqualTo("root");
    }

    @Test
    void headerOfAnAllowedTaskMaySpellItsServerOut() {
        Exchange done =
                run("gp:Near/By/Say?allowHeaders=task", null, Map.of(GpConstants.TASK, server.taskUrl("Root", "Say")));

        assertThat(body(done)).isEqualTo("root");
    }

    @Test
    void headerNeverNamesAnotherServer() {
        try (GpServer other = GpServer.builder().standardTools().start()) {
            Exchange done = run(
                    "gp:Near/By/Say?allowHeaders=task",
                    null,
                    Map.of(GpConstants.TASK, other.taskUrl("Test/Types", "AllTypes")));

            assertThat(done.getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no other server");
            assertThat(other.requests()).isEmpty();
            assertThat(runs()).isEmpty();
        }
    }

    @Test
    void headerChoosesTheOperationOnlyWhereAllowed() {
        Map<String, Object> header = Map.of(GpConstants.OPERATION, "describe");

        assertThat(body(run("gp:Near/By/Say", null, header))).isInstanceOf(GpTask.class);
        assertThat(body(run("gp:Near/By/Say?allowHeaders=none", null, header))).isEqualTo("near");
    }

    @Test
    void unknownOperationInTheHeaderNamesThoseThereAre() {
        Exchange done = run("gp:Near/By/Say", null, Map.of(GpConstants.OPERATION, "explode"));

        assertThat(done.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("explode")
                .hasMessageContaining("submitJob");
        assertThat(runs()).isEmpty();
    }
}
