package io.github.camelgp.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.GpParameterException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobHandleTest {
    private static final String TASK = "https://host/arcgis/rest/services/World/GPServer/Viewshed";

    @Test
    void comesBackFromItsText() {
        var wanted = new WantedResult(
                List.of("A", "B"),
                "geoJson",
                Map.of("outSR", "4326"),
                Map.of("Order", "7", "n", 5, "x", 1.5f, "ok", true));
        var handle = JobHandle.of(TASK, "j1", "r1", wanted);

        var parsed = JobHandle.parse(handle.toText());

        assertThat(parsed).isEqualTo(handle);
        assertThat(parsed.wanted().correlation()).containsEntry("n", 5L).containsEntry("x", 1.5);
        assertThat(parsed.jobUrl()).isEqualTo(TASK + "/jobs/j1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/arcgis/rest/services/S/GPServer/T/jobs/j1",
        "https://host/arcgis/rest/services/S/GPServer/T/jobs/j1/",
        "https://host/arcgis/rest/services/S/GPServer/T/jobs/j1?f=json&token=SECRET",
        "https://host/arcgis/rest/services/S/GPServer/T/jobs/j1/results/Out?token=SECRET",
        "https://user:SECRET@host/arcgis/rest/services/S/GPServer/T/jobs/j1#x"
    })
    void takesAJobUrlWithoutItsQuery(String url) {
        var handle = JobHandle.parse(url);

        assertThat(handle.taskUrl()).isEqualTo("https://host/arcgis/rest/services/S/GPServer/T");
        assertThat(handle.jobId()).isEqualTo("j1");
        assertThat(handle.rowId()).isNull();
        assertThat(handle.toText()).doesNotContain("SECRET");
    }

    @Test
    void dropsTheQueryOfATaskUrl() {
        var handle = JobHandle.parse("{\"taskUrl\":\"" + TASK + "?token=SECRET\",\"jobId\":42,\"token\":\"SECRET\"}");

        assertThat(handle).isEqualTo(JobHandle.of(TASK, "42", null, WantedResult.ALL));
    }

    @Test
    void takesNamesOfCamelsOnlyFromOurOwnRows() {
        var wanted =
                new WantedResult(List.of(), "", Map.of(), Map.of("CamelFileName", "../x", "camelX", "y", "Mine", 1));
        var text = JobHandle.of(TASK, "j1", null, wanted).toText();

        assertThat(JobHandle.parse(text).wanted().correlation()).containsOnlyKeys("Mine");
        assertThat(JobHandle.restore(text).wanted().correlation()).containsOnlyKeys("CamelFileName", "camelX", "Mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "j1234",
                "<html><body>Sign in</body></html>",
                "https://host/arcgis/rest/services/S/GPServer/T",
                "ftp://host/x/jobs/j1",
                "{",
                "{}",
                "[]",
                "{\"taskUrl\":\"" + TASK + "\"}",
                "{\"taskUrl\":\"file:///etc\",\"jobId\":\"j\"}",
                "{\"version\":2,\"taskUrl\":\"" + TASK + "\",\"jobId\":\"j\"}",
                "{\"taskUrl\":\"" + TASK + "\",\"jobId\":\"j\",\"options\":{\"token\":\"x\"}}"
            })
    void saysWhatATextShouldBe(String text) {
        assertThatThrownBy(() -> JobHandle.parse(text))
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("job handle")
                .hasMessageContaining("job URL");
    }

    @Test
    void doesNotRepeatASecretThatItRefuses() {
        assertThatThrownBy(() -> JobHandle.parse("not a handle, but token=SECRET is in it"))
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(() -> JobHandle.parse("{\"token\":\"SECRET\", oops")).hasMessageNotContaining("SECRET");
    }

    @Test
    void keepsOnlySimpleValues() {
        assertThatThrownBy(() -> new WantedResult(List.of(), "", Map.of(), Map.of("x", List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x");
    }
}
