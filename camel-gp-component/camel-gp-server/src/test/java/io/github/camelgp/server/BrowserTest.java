package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** SERVER 1.6 and 4.2 in a real browser, where a program named chromium is installed; skipped elsewhere. */
@Timeout(180)
class BrowserTest {
    private static final int PATIENCE_SECONDS = 120;

    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension(GpServer.builder()
            .standardTools()
            .register(registry ->
                    registry.service("Watched", s -> s.asynchronous().task("Until", t -> t.input("Text", "GPString")
                            .output("Out", "GPFeatureRecordSetLayer")
                            .run(call -> {
                                while (polls() < 2) {
                                    call.pause(Duration.ofMillis(5));
                                }
                                call.set("Out", Client.json("{\"features\":[{\"geometry\":{\"x\":1,\"y\":2}}]}"));
                            })))));

    @TempDir
    Path folder;

    @BeforeEach
    void browserIsInstalled() {
        assumeTrue(
                List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                        .anyMatch(at -> Files.isExecutable(Path.of(at, "chromium"))),
                "chromium is not installed");
    }

    @Test
    void scriptOfTheJobPageWatchesTheJobUntilItsResultIsDrawn() throws Exception {
        Document form = new Site("").open(SERVER.taskUrl("Watched", "Until") + "/submitJob");
        Site.form(form).select("[name=Text]").val("x");
        String url = Site.form(form).absUrl("action") + "?" + Site.query(Site.form(form));

        Document shown = Jsoup.parse(browse(url));

        assertThat(shown.select("#status").text()).isEqualTo("esriJobSucceeded");
        assertThat(shown.select("svg circle")).isNotEmpty();
        assertThat(SERVER.server().requests().stream()
                        .filter(request -> request.path().endsWith("/submitJob")
                                && request.parameters().containsKey("Text")))
                .hasSize(1);
    }

    /** SERVER 1.6: as a browser sends it. */
    @Test
    void addressWithRawBracesIsOpened() throws Exception {
        String shown = browse(SERVER.url().replace("/arcgis", "/ArcGIS")
                + "/rest/services/Elevation/ESRI_Elevation_World/GPServer/Viewshed/execute?Input_Observation_Point="
                + "{%22features%22%3A[{%22geometry%22%3A{%22x%22%3A-13308192.1956127%2C%22y%22%3A4221903.58555983}}]}"
                + "&Viewshed_Distance={+%27distance%27+%3A+8.5%2C+%27units%27+%3A+%27esriMiles%27+}&env%3AoutSR="
                + "&env%3AprocessSR=&f=pjson");

        assertThat(Jsoup.parse(shown).text()).contains("esriGeometryPolygon", "Shape_Area");
    }

    private static long polls() {
        return SERVER.server().requests().stream()
                .filter(request -> URI.create(request.path()).getPath().contains("/jobs/"))
                .count();
    }

    /** The page as it stands when its scripts have come to rest. */
    private String browse(String url) throws IOException, InterruptedException {
        Path page = folder.resolve("page.html");
        List<String> command = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=600000",
                "--dump-dom",
                url));
        Process browser = new ProcessBuilder(command)
                .redirectOutput(page.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        try {
            assertThat(browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            browser.destroyForcibly().waitFor();
        }
        return Files.readString(page);
    }
}
