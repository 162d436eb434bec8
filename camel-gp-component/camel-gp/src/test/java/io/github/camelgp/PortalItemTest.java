package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpHelperServices;
import io.github.camelgp.model.GpItem;
import io.github.camelgp.model.GpItemList;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.Reason;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.fault.Operation;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Web tools by the portal's items, found by search, and the portal's utility services. */
class PortalItemTest extends SecuredTestSupport {
    private final GpServer federated = secured(
                    GpServer.builder().standardTools().register(probes::addTo))
            .federated()
            .start();

    @Override
    void configure(GpComponent gp) {
        gp.setServerUrl(federated.url());
        gp.setUsername(USER);
        gp.setPassword(PASSWORD);
    }

    @AfterEach
    void stopServer() {
        federated.close();
    }

    private GpItem item(String service) {
        GpItemList found = (GpItemList) result("gp:item?operation=list&search=owner:publisher", null);
        return found.items().stream()
                .filter(item -> item.url().endsWith("/" + service + "/GPServer"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    private GpException failure(String uri) {
        Exchange done = run(uri, null);
        assertThat(done.getException()).isInstanceOf(GpException.class);
        return (GpException) done.getException();
    }

    @Test
    void aTaskRunsByTheItemOfItsService() {
        Exchange done = run("gp:item:" + item("Near/By").id() + "/Say", null);

        assertThat(body(done)).isEqualTo("near");
        assertThat(done.getMessage().getHeader("CamelGpTask")).isEqualTo(federated.taskUrl("Near/By", "Say"));
    }

    @Test
    void aHandleHoldsTheTasksOwnAddress() throws Exception {
        String handle = (String)
                result("gp:item:" + item("Probe/Jobs").id() + "/Echo?operation=submitJob&param.Text=over there", null);

        assertThat(new ObjectMapper().readTree(handle).toString()).contains(federated.taskUrl("Probe/Jobs", "Echo"));
        assertThat(result("gp:?operation=awaitJob", handle)).isEqualTo("over there");
    }

    @Test
    void aConsumerOfTheItemFindsWhatWasSubmittedToTheTask() throws Exception {
        String item = item("Probe/Jobs").id();
        getMockEndpoint("mock:ended").expectedBodiesReceived("found");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("gp:item:" + item + "/Echo?delay=50&initialDelay=10").to("mock:ended");
            }
        });

        result("gp:Probe/Jobs/Echo?operation=submitJob&param.Text=found", null);

        getMockEndpoint("mock:ended").assertIsSatisfied();
    }

    @Test
    void anItemIsDescribed() {
        String id = item("Near/By").id();

        assertThat(result("gp:item:" + id + "?operation=describe", null))
                .isInstanceOfSatisfying(
                        GpService.class, service -> assertThat(service.tasks()).contains("Say"));
        assertThat(result("gp:item:" + id + "/say?operation=describe", null))
                .isInstanceOfSatisfying(
                        GpTask.class, task -> assertThat(task.name()).isEqualTo("Say"));
    }

    @Test
    void anItemIsAskedForOnceWhileItLeadsSomewhere() {
        String id = item("Near/By").id();
        for (int i = 0; i < 3; i++) {
            assertThat(result("gp:item:" + id + "/Say", null)).isEqualTo("near");
        }

        assertThat(count(federated, Operation.PORTAL_ITEM)).isEqualTo(1);
    }

    @Test
    void anItemThatLeadsNowhereIsAskedForAnew() {
        String id = item("Near/By").id();
        federated
                .faults()
                .on(Operation.PORTAL_ITEM)
                .set("/url", text(federated.url() + "/rest/services/Near/Moved/GPServer"));
        assertThat(failure("gp:item:" + id + "/Say?validateOnStart=off").getReason())
                .isEqualTo(Reason.NOT_FOUND_OR_NOT_SHARED);

        assertThat(result("gp:item:" + id + "/Say?validateOnStart=off", null)).isEqualTo("near");
    }

    @Test
    void theAddressThatAPortalNamesIsRewritten() {
        String id = item("Near/By").id();
        component(
                "gp-outside",
                federated.url(),
                user(USER, PASSWORD)
                        .andThen(c -> c.setUrlRewrite("https://inside.invalid:6443/arcgis=" + federated.url())));
        federated
                .faults()
                .on(Operation.PORTAL_ITEM)
                .set("/url", text("https://inside.invalid:6443/arcgis/rest/services/Near/By/GPServer"));

        assertThat(result("gp-outside:item:" + id + "/Say", null)).isEqualTo("near");
    }

    @Test
    void theTokenDoesNotFollowAnItemToAnotherSite() {
        String id = item("Near/By").id();
        federated
                .faults()
                .on(Operation.PORTAL_ITEM)
                .always()
                .set("/url", text(server.url().replace("127.0.0.1", "localhost") + "/rest/services/Near/By/GPServer"));

        assertThat(failure("gp:item:" + id + "/Say?validateOnStart=off").getReason())
                .isEqualTo(Reason.AUTHENTICATION);

        assertThat(server.requests()).isNotEmpty().allSatisfy(request -> assertThat(request.headers())
                .doesNotContainKey("X-Esri-Authorization"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/type|\"Web Map\"|is a Web Map",
                "/url|null|names no service",
                "/url|\"https://host/portal/home\"|names something else"
            })
    void anItemThatIsNoWebToolIsRefusedInWords(String member, String json, String words) throws Exception {
        String id = item("Near/By").id();
        JsonNode value = new ObjectMapper().readTree(json);
        federated.faults().on(Operation.PORTAL_ITEM).set(member, value);

        GpException failure = failure("gp:item:" + id + "/Say?validateOnStart=off");

        assertThat(failure.getReason()).isEqualTo(Reason.NOT_FOUND_OR_NOT_SHARED);
        assertThat(failure).hasMessageContaining(words).hasMessageContaining(id);
    }

    @Test
    void anUnknownItemStopsTheRouteFromStarting() {
        String unknown = "0123456789abcdef0123456789abcdef";

        assertThatThrownBy(() -> context.getEndpoint("gp:item:" + unknown + "/Say")
                        .createProducer()
                        .start())
                .hasStackTraceContaining("item " + unknown + " was not found, or is not shared with this user");
    }

    @Test
    void aPortalThatCannotBeReachedLetsTheRouteStart() throws Exception {
        component("gp-away", federated.url(), user(USER, PASSWORD).andThen(c -> {
            c.setPortalUrl("http://127.0.0.1:1/portal");
            c.setConnectTimeout(500);
        }));

        context.getEndpoint("gp-away:item:0123456789abcdef0123456789abcdef/Say")
                .createProducer()
                .start();
    }

    @Test
    void allWebToolsOfASearchAreListedPageByPage() {
        int services = ((GpItemList) result("gp:?operation=list&search=RAW()", null))
                .items()
                .size();

        assertThat(services).isGreaterThan(10);
        assertThat(((GpItemList) result("gp:item?operation=list&search=owner:nobody", null)).items())
                .isEmpty();
        assertThat(item("Utilities/PrintingTools"))
                .satisfies(item -> assertThat(item.url()).endsWith("/Utilities/PrintingTools/GPServer"))
                .satisfies(item -> assertThat(item.owner()).isEqualTo("publisher"));
    }

    @Test
    void pagesThatDoNotGoOnAreAFailure() {
        federated.faults().on(Operation.PORTAL_SEARCH).set("/nextStart", IntNode.valueOf(1));

        assertThat(failure("gp:item?operation=list&search=owner:publisher")).hasMessageContaining("pages do not go on");
    }

    @Test
    void pagesAreReadToTheLast() {
        federated.faults().on(Operation.PORTAL_SEARCH).set("/nextStart", IntNode.valueOf(101));

        result("gp:item?operation=list&search=owner:publisher", null);

        assertThat(federated.requests())
                .filteredOn(request -> request.operation() == Operation.PORTAL_SEARCH)
                .extracting(request -> request.parameters().get("start"))
                .containsExactly("1", "101");
    }

    @Test
    void utilityServicesAreListedAndDescribed() {
        GpHelperServices helpers = (GpHelperServices) result("gp:item:helperServices?operation=list", null);

        assertThat(helpers.urls()).containsKeys("printTask", "asyncVRP");
        assertThat(result("gp:item:helperServices/printTask?operation=describe", null))
                .isInstanceOfSatisfying(
                        GpTask.class, task -> assertThat(task.name()).isEqualTo("Export Web Map Task"));
        assertThat(failure("gp:item:helperServices/plot?operation=describe&validateOnStart=off"))
                .hasMessageContaining("the portal names")
                .hasMessageContaining("printTask");
    }

    @Test
    void whatIsFoundConvertsToTextAndMaps() {
        Exchange done = run("gp:item:helperServices?operation=list", null);

        assertThat(done.getMessage().getBody(String.class)).startsWith("{").contains("\"printTask\"");
        assertThat((Object) done.getMessage().getBody(Map.class)).isInstanceOf(Map.class);
    }

    @ParameterizedTest
    @CsvSource({
        "gp:item:abcdef012345, /Task",
        "gp:item:/Say, expected item:ITEMID/Task",
        "gp:item:abcdef012345/Say/More, expected item:ITEMID/Task",
        "gp:Near/By/Say?search=x, search is for",
        "gp-nowhere:item:abcdef012345/Say, set portalUrl"
    })
    void addressesThatMakeNoSenseAreRefusedAtOnce(String uri, String words) {
        GpComponent nowhere = new GpComponent();
        context.addComponent("gp-nowhere", nowhere);

        assertThatThrownBy(() -> context.getEndpoint(uri)).hasStackTraceContaining(words);
    }
}
