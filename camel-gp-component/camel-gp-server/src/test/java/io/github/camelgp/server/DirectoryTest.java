package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 4.1, 4.2 and 1.6: the directory, walked as a person does who has no scripts. */
@Timeout(60)
class DirectoryTest {
    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension(
            GpServer.builder().standardTools().register(SampleTasks::addTo).service("Mapped", s -> s.asynchronous()
                    .resultMapService()
                    .task("Points", t -> t.input("In", "GPFeatureRecordSetLayer", p -> p.wkid(4326))
                            .output("Out", "GPFeatureRecordSetLayer")
                            .run(call -> call.set("Out", call.features("In"))))));

    private final Site site = new Site("");

    /** SERVER 4.2: links down to the form and its answer. */
    @Test
    void personFindsRunsAndSeesViewshedByLinksAndButtonsAlone() {
        Document root = site.open(SERVER.url() + "/rest/services");
        Document service = site.follow(site.follow(root, "Elevation"), "Elevation/ESRI_Elevation_World (GPServer)");
        Document form = site.follow(site.follow(service, "Viewshed"), "Run this task");

        Document result = site.submit(form);

        assertThat(result.select("svg path.area[d^=M]")).isNotEmpty();
        assertThat(result.select("main table th").eachText()).contains("Shape_Area");
        assertThat(result.select(".messages li").eachText()).anyMatch(text -> text.contains("Maunga Whau"));
    }

    @Test
    void jobIsWatchedAndItsResultIsDrawnWithWhatWentIn() {
        Document form = site.open(SERVER.taskUrl("Jobs", "Where") + "/submitJob");
        Document submitted = site.submit(form);
        String job = SERVER.url().replaceFirst("/arcgis$", "")
                + submitted.select("#job").attr("data-job");
        Client.awaitEnd(job);

        Document ended = site.open(job);

        assertThat(submitted.select("h1").text()).startsWith("Job: j");
        assertThat(ended.select("#status").text()).isEqualTo("esriJobSucceeded");
        assertThat(ended.select("svg g.result path.area")).hasSize(1);
        assertThat(ended.select("svg g.input path.area")).hasSize(1);
        assertThat(ended.head().select("meta[http-equiv]")).isEmpty();
        assertThat(site.follow(ended, "Out").select("svg path.area")).hasSize(1);
        assertThat(site.follow(ended, "In").select("h1").text()).isEqualTo("Input: In");
    }

    @Test
    void runningJobLoadsItselfAgainAndCanBeCancelled() {
        Document running = site.open(SERVER.taskUrl("Jobs", "Wait") + "/submitJob?" + Client.encode("Seconds", "1000"));
        String job = running.select("#job").attr("data-job");

        assertThat(running.head().select("noscript").html()).contains("http-equiv=\"refresh\"", "url=" + job);
        assertThat(running.select("progress")).hasSize(1);

        Document cancelled = site.follow(running, "Cancel Job");

        assertThat(cancelled.select("#status").text()).matches("esriJobCancell(ing|ed)");
    }

    /** SERVER 4.2: a field for each input, f and a button. */
    @Test
    void formHasTheDefaultsTheChoicesAndAnExample() {
        FormElement form = Site.form(site.open(SERVER.taskUrl("Sync/Values", "Echo") + "/execute"));
        FormElement viewshed = Site.form(site.open(SERVER.taskUrl("WorldViewshed", "viewshed") + "/submitJob"));

        assertThat(form.attr("method")).isEqualTo("get");
        assertThat(form.select("[name=Text]").val()).isEqualTo("none");
        assertThat(form.select("select[name=Kind] option").eachAttr("value")).containsExactly("", "small", "big");
        assertThat(form.select("select[name=Flag] option").eachAttr("value")).containsExactly("", "true", "false");
        assertThat(form.select("select[name=f] option[selected]").text()).isEqualTo("html");
        assertThat(form.select("button[type=submit]")).hasSize(1);
        assertThat(viewshed.select("[name=Viewshed_Distance]").val()).contains("15000", "esriMeters");
        assertThat(viewshed.select("[name=Input_Observation_Point]").val()).contains("\"wkid\":54003", "\"x\":");
    }

    @Test
    void formThatWontDoComesBackAsItWasSentWithTheTextsOfTheEnvelope() {
        String url = SERVER.taskUrl("Sync/Values", "Echo") + "/execute?"
                + Client.encode("Text", "<i>kept</i>", "Number", "many");
        String detail =
                Client.json(Client.text(url + "&f=json")).at("/error/details/0").asText();

        Document page = site.open(url);

        assertThat(page.select("h1").text()).isEqualTo("Error: Unable to complete operation.");
        assertThat(page.select("[role=alert]").text()).contains("Code: 400", detail);
        assertThat(Site.form(page).select("[name=Text]").val()).isEqualTo("<i>kept</i>");
        assertThat(Site.form(page).select("[name=Number]").val()).isEqualTo("many");
    }

    @Test
    void failedToolIsAPageWithItsMessages() {
        Document page = site.open(SERVER.taskUrl("Sync/Values", "Fail Here") + "/execute?f=html");

        assertThat(page.select("[role=alert]").text()).contains("ERROR 000732: no such thing");
        assertThat(page.html()).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Nope/GPServer",
                "/Jobs/GPServer/Nope",
                "/Jobs/GPServer/Nope/submitJob",
                "/Jobs/GPServer/Echo/jobs/jnope",
                "/Jobs/GPServer/Echo/jobs/jnope/results/Result"
            })
    void unknownThingsArePagesWithTheTextsOfTheEnvelope(String path) {
        Document page = site.open(SERVER.url() + "/rest/services" + path);
        var error =
                Client.get(SERVER.url() + "/rest/services" + path, "f", "json").path("error");

        assertThat(page.select("h1").text())
                .isEqualTo("Error: " + error.path("message").asText().trim());
        assertThat(page.select("[role=alert] li").eachText())
                .containsExactly(error.at("/details/0").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/Elevation",
                "/Files/GPServer",
                "/Files/GPServer/uploads",
                "/Files/GPServer/uploads/upload",
                "/Test/Types/GPServer/AllTypes",
                "/Test/Types/GPServer/AllTypes/submitJob",
                "/Geometry/Tools/GPServer/Clip/submitJob",
                "/Nope/GPServer"
            })
    void pageServesPhonesAndKeyboards(String path) {
        Document page = site.open(SERVER.url() + "/rest/services" + path);

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("meta[name=viewport]").attr("content")).contains("width=device-width");
        assertThat(page.body().child(0).attr("href")).isEqualTo("#content");
        assertThat(page.select("main#content[tabindex=-1]")).hasSize(1);
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("nav .crumbs a, nav .crumbs [aria-current]")).isNotEmpty();
        assertThat(page.select("[src], link[rel=stylesheet]")).isEmpty();
        for (Element control : page.select("input:not([type=hidden]), select, textarea")) {
            assertThat(page.getElementsByAttributeValue("for", control.id()))
                    .as(control.outerHtml())
                    .hasSize(1);
        }
    }

    @Test
    void breadcrumbsAndFormatsLeadBack() {
        Document page = site.open(SERVER.taskUrl("Sync/Values", "Fail Here") + "/?token=secret&x=1");

        assertThat(page.select(".crumbs li").eachText())
                .containsExactly("Home", "Sync", "Values (GPServer)", "Fail Here");
        assertThat(page.select(".crumbs a").eachAttr("abs:href"))
                .contains(SERVER.server().serviceUrl("Sync/Values"), SERVER.url() + "/rest/services/Sync");
        assertThat(page.select(".formats a").eachAttr("href")).isEqualTo(List.of("?f=json&x=1", "?f=pjson&x=1"));
    }

    @Test
    void whatComesFromOutsideIsText() {
        String features = "{'fields':[{'name':'<b>n'}],'features':[{'attributes':{'<b>n':'<script>x'},"
                + "'geometry':{'x':1,'y':2}}]}";
        Document copied = site.open(SERVER.taskUrl("Copy", "Points") + "/execute?" + Client.encode("In", features));
        Document echo = site.open(
                SERVER.taskUrl("Sync/Values", "Echo") + "/execute?" + Client.encode("Text", "\"><img onerror=x>"));

        assertThat(copied.select("td").eachText()).contains("<script>x");
        assertThat(copied.select("table b, table script")).isEmpty();
        assertThat(echo.select("p.value").text()).isEqualTo("\"><img onerror=x>");
        assertThat(echo.select("img")).isEmpty();
    }

    @Test
    void resultMapIsWalkedFromTheJobToItsLayersAndQueried() {
        String task = SERVER.taskUrl("Mapped", "Points");
        String id = Client.get(task + "/submitJob", "f", "json", "In", "{'features':[{'geometry':{'x':1,'y':2}}]}")
                .path("jobId")
                .asText();
        Client.awaitEnd(task + "/jobs/" + id);
        Document job = site.open(task + "/jobs/" + id);

        Document layer = site.follow(site.follow(job, "Result Map Service"), "Out");
        Document found = site.submit(layer);
        Document wrong = site.open(found.location().replace("1%3D1", "nonsense+is"));

        assertThat(job.select("img[src*=/MapServer/jobs/]")).hasSize(1);
        assertThat(found.select("svg circle")).hasSize(1);
        assertThat(wrong.select("h1").text()).startsWith("Error: ");
        assertThat(Site.form(wrong).select("[name=where]").val()).isEqualTo("nonsense is");
    }

    @Test
    void addressOfAnotherKindThanTheWebsIsNoLink() {
        String job = SERVER.taskUrl("Test/Types", "AllTypes");
        String id = Client.get(
                        job + "/submitJob", "f", "json", "Text", "a", "InDataFile", "{\"url\":\"javascript:alert(1)\"}")
                .path("jobId")
                .asText();

        Document input = site.open(job + "/jobs/" + id + "/inputs/InDataFile");

        assertThat(input.select("p.value").text()).isEqualTo("javascript:alert(1)");
        assertThat(input.select("a[href^=javascript]")).isEmpty();
    }

    @Test
    void everyDataTypeHasItsPage() {
        String task = SERVER.taskUrl("Test/Types", "AllTypes");
        String id = Client.get(task + "/submitJob", "f", "json", "Text", "a")
                .path("jobId")
                .asText();
        Client.awaitEnd(task + "/jobs/" + id);

        Document page = site.open(task + "/jobs/" + id);

        assertThat(page.select("section").size()).isGreaterThan(10);
        assertThat(page.select("section a[href$=text.txt]")).hasSize(1);
        assertThat(page.select("section time[datetime]")).isNotEmpty();
        assertThat(page.select("section svg")).isNotEmpty();
    }

    /** SERVER 1.6, 4.1: raw braces without f. */
    @Test
    void addressBarUrlWithoutFormatIsAPageWithTheDrawing() {
        String reply = Client.socket(
                SERVER.server(),
                "GET /ArcGIS/rest/services/Elevation/ESRI_Elevation_World/GPServer/Viewshed/execute?"
                        + "Input_Observation_Point={%22features%22:[{%22geometry%22:{%22x%22:-13308192.1956127,"
                        + "%22y%22:4221903.58555983}}]}&Viewshed_Distance={'distance':1,'units':'esriMiles'}"
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 200").contains("<svg", "class=\"area\"");
    }

    @Test
    void clientThatWantsJsonGetsNoForm() {
        HttpResponse<String> answer = Client.send(site.request(SERVER.taskUrl("Jobs", "Echo") + "/submitJob?f=json"));

        assertThat(answer.body()).startsWith("{\"error\"");
    }
}
