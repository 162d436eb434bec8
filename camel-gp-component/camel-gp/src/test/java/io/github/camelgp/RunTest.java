package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpResult;
import io.github.camelgp.operation.GpConstants;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class RunTest extends GpTestSupport {

    @Test
    void runsSynchronousTask() {
        Exchange done = template.request(
                "gp:Elevation/ESRI_Elevation_World/Viewshed?param.Viewshed_Distance=400 Meters&resultFormat=geoJson",
                exchange -> exchange.getMessage().setBody(OBSERVER));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(String.class)).contains("FeatureCollection", "Polygon");
        assertThat(done.getMessage().getHeader(GpConstants.SEVERITY)).isNotNull();
    }

    @Test
    void runsAsynchronousTaskAndWaits() {
        Exchange done = template.request(
                "gp:WorldViewshed/viewshed?param.Viewshed_Distance=400 Meters",
                exchange -> exchange.getMessage().setBody(OBSERVER));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isInstanceOf(FeatureSet.class);
        assertThat(done.getMessage().getHeader(GpConstants.JOB_ID, String.class))
                .startsWith("j");
        assertThat(done.getMessage().getHeader(GpConstants.JOB_STATUS)).isEqualTo("esriJobSucceeded");
    }

    @Test
    void givesAllOutputsByName() {
        Exchange done = template.request(
                "gp:Test/Types/AllTypes", exchange -> exchange.getMessage().setBody(Map.of("Text", "hello")));

        assertThat(done.getException()).isNull();
        GpResult result = done.getMessage().getBody(GpResult.class);
        assertThat(result.value("OutString")).isInstanceOf(String.class);
        assertThat(done.getMessage().getBody(String.class)).contains("OutString");
    }
}
