package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Feature results drawn on pages: every geometry, any spatial reference, fitted. */
@Timeout(30)
class DrawingTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    @Test
    void areaWithAHoleIsOnePathWithTwoRings() {
        Document page = drawn("{'features':[{'geometry':{'rings':[[[0,0],[0,10],[10,10],[10,0],[0,0]],"
                + "[[2,2],[4,2],[4,4],[2,4],[2,2]]]}}],'spatialReference':{'wkid':3857}}");

        String path = page.select("svg path.area").attr("d");
        assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(path).endsWith("Z");
        assertThat(page.select("figcaption").text()).contains("x 0 to 10", "spatial reference 3857");
    }

    @Test
    void northIsUpAndTheDrawingIsFitted() {
        Document page = drawn("{'features':[{'geometry':{'x':5000000,'y':2000000}},"
                + "{'geometry':{'x':5000100,'y':2000050}}],'spatialReference':{'wkid':2193}}");

        Element south = page.select("svg circle").get(0);
        Element north = page.select("svg circle").get(1);
        assertThat(number(north, "cy")).isLessThan(number(south, "cy"));
        assertThat(number(south, "cx")).isBetween(0.0, 100.0);
        assertThat(number(north, "cx")).isBetween(700.0, 800.0);
    }

    @Test
    void degreesAreAsWideAsTheyAreThere() {
        Document page = drawn("{'features':[{'geometry':{'rings':[[[10,59.9],[10,60.1],[10.2,60.1],[10.2,59.9],"
                + "[10,59.9]]]}}],'spatialReference':{'wkid':4326}}");

        String[] corners =
                page.select("svg path").attr("d").replace("Z", "").substring(1).split("L");
        double wide = number(corners[2], 0) - number(corners[1], 0);
        double high = number(corners[0], 1) - number(corners[1], 1);
        assertThat(wide / high).isBetween(0.49, 0.51);
    }

    @Test
    void linesAreNotFilled() {
        Document page = drawn("{'features':[{'geometry':{'paths':[[[0,0],[1,5]],[[3,3],[4,4]]]}}]}");

        assertThat(page.select("svg path.line").attr("d")).doesNotContain("Z").contains("M");
    }

    @Test
    void onePointIsInTheMiddleAndNothingIsNotDrawn() {
        Document one = drawn("{'features':[{'geometry':{'x':7,'y':7}}]}");
        Document none = drawn("{'features':[],'geometryType':'esriGeometryPoint'}");

        assertThat(number(one.select("svg circle").get(0), "cx")).isEqualTo(400);
        assertThat(none.select("svg")).isEmpty();
        assertThat(none.select("main").text()).contains("Features: 0");
    }

    @Test
    void rowOfTheTablePointsToItsShape() {
        Document page = drawn("{'features':[{'attributes':{'A':1},'geometry':{'x':1,'y':1}},"
                + "{'attributes':{'A':2},'geometry':{'x':2,'y':2}}]}");

        String target = page.select("tbody tr").get(1).select("a").attr("href");
        assertThat(page.select("svg g[id=" + target.substring(1) + "] circle")).hasSize(1);
    }

    @Test
    void tooManyFeaturesAreSaidToBeTooMany() {
        Document page = new Site("").open(SERVER.taskUrl("Copy", "Many") + "/execute?Count=4");

        assertThat(page.select("main .problem").text()).contains("more features");
    }

    private static Document drawn(String features) {
        return new Site("").open(SERVER.taskUrl("Files", "Copy") + "/execute?" + Client.encode("In", features));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.attr(attribute));
    }

    private static double number(String corner, int at) {
        return Double.parseDouble(corner.split(" ")[at]);
    }
}
