package io.github.camelgp.server.tool.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.server.json.JsonValues;
import io.github.camelgp.server.task.JobCancelledException;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.tool.RecordedCall;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.FileReference;
import io.github.camelgp.server.value.LinearUnit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeToolsTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 90, 3600})
    void slowPausesForExactlyTheSecondsAskedFor(long seconds) {
        var call = new RecordedCall().with("Seconds", seconds);

        new SlowTool().run(call);

        assertThat(call.pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(call.percents).isSorted().startsWith(0).endsWith(100);
        assertThat(call.outputs).containsEntry("Message", "Took " + seconds + " seconds.");
    }

    @Test
    void slowCanBeCancelledOnTheWay() {
        var call = new RecordedCall().with("Seconds", 100L).cancelledAfter(3);

        assertThatThrownBy(() -> new SlowTool().run(call)).isInstanceOf(JobCancelledException.class);
        assertThat(call.pauses).hasSize(3);
        assertThat(call.outputs).isEmpty();
    }

    @Test
    void slowRefusesTimesBelowZeroAndBeyondAWeek() {
        assertThatThrownBy(() -> new SlowTool().run(new RecordedCall().with("Seconds", -1L)))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("but was -1");
        assertThatThrownBy(() -> new SlowTool().run(new RecordedCall().with("Seconds", 700_000L)))
                .isInstanceOf(ToolException.class);
    }

    @Test
    void failFailsForTheReasonGivenLineByLine() {
        var call = new RecordedCall().with("Reason", "ERROR 000732: Input: Dataset x does not exist\n\nand more");

        assertThatThrownBy(() -> new FailTool().run(call))
                .isInstanceOf(ToolException.class)
                .hasMessage("and more");
        assertThat(call.errors).containsExactly("ERROR 000732: Input: Dataset x does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "String;\"two words\"",
                "Long;4294967305",
                "Double;9.5",
                "Boolean;false",
                "Date;1768003200000",
                "LinearUnit;{\"distance\":9.0,\"units\":\"esriKilometers\"}",
                "ArealUnit;{\"area\":9,\"units\":\"esriSquareKilometers\"}",
                "TimeUnit;{\"time\":9,\"units\":\"esriTimeUnitsDays\"}",
                "Field;{\"name\":\"Text\",\"type\":\"esriFieldTypeString\",\"alias\":\"Text\",\"length\":9}",
                "MultiString;[\"two\",\"words\"]",
                "MultiLong;[3,5]",
                "MultiDouble;[1.5,2.5]",
                "ValueTable;[{\"Word\":\"two\",\"Length\":3},{\"Word\":\"words\",\"Length\":5}]",
                "MultiBoolean;[false,false]",
                "MultiDate;[1767484800000,1767657600000]",
                "MultiLinearUnit;[{\"distance\":9.0,\"units\":\"esriKilometers\"}]",
                "MultiComposite;[\"two\",\"words\"]",
                "Composite;\"two words\"",
                "SpatialReference;{\"wkid\":4326,\"latestWkid\":4326}",
                "CoordinateSystem;{\"wkid\":102100,\"latestWkid\":3857}",
                "Extent;{\"xmin\":0.0,\"ymin\":0.0,\"xmax\":9.0,\"ymax\":9.0,\"spatialReference\":{\"wkid\":4326,\"latestWkid\":4326}}",
                "Envelope;{\"xmin\":0.0,\"ymin\":0.0,\"xmax\":9.0,\"ymax\":9.0,\"spatialReference\":{\"wkid\":4326,\"latestWkid\":4326}}",
                "SQLExpression;\"NAME = 'two words'\"",
                "StringHidden;\"two words\""
            },
            quoteCharacter = '`')
    void makesAValueOfEachTypeFromTheText(String type, String json) throws IOException {
        var call = new RecordedCall().with("Text", "two words");

        new AllTypesTool().run(call);

        assertThat(mapper.writeValueAsString(JsonValues.toJson(call.outputs.get("Out" + type))))
                .isEqualTo(json);
    }

    @Test
    void makesTablesFeaturesAndFilesFromTheText() throws IOException {
        var call = new RecordedCall().with("Text", "zwei Wörter");

        new AllTypesTool().run(call);

        assertThat(call.result("OutRecordSet").geometryType()).isNull();
        assertThat(call.result("OutRecordSet").rows()).hasSize(2);
        assertThat(call.result("OutFeatures").geometryType()).isEqualTo("esriGeometryPoint");
        assertThat(call.result("OutFeatures").rows().get(1).attributes())
                .containsEntry("OBJECTID", 2L)
                .containsEntry("WORD", "Wörter")
                .containsEntry("LENGTH", 6L);
        assertThat(call.files.get("OutDataFile/text.txt").toString(StandardCharsets.UTF_8))
                .isEqualTo("zwei Wörter");
        var raster = ImageIO.read(new ByteArrayInputStream(
                call.files.get("OutRasterData/raster.tif").toByteArray()));
        assertThat(raster.getWidth()).isEqualTo(16);
        assertThat(raster.getRaster().getSample(0, 0, 0)).isEqualTo('z');
        assertThat(call.files).containsKey("OutRasterDataLayer/layer.tif");
    }

    @Test
    void echoesWhatIsGiven() throws IOException {
        var table = Features.table(List.of(), List.of());
        var file = new FileReference("http://example.com/a.txt", "");
        var call = new RecordedCall()
                .with("Text", "x")
                .with("InString", "hello")
                .with("InLong", -5L)
                .with("InBoolean", true)
                .with("InDate", Instant.ofEpochMilli(7))
                .with("InLinearUnit", new LinearUnit(3, "esriFeet"))
                .with("InRecordSet", table)
                .with("InDataFile", file)
                .with("InMultiLong", List.of(1, 2))
                .with("InComposite", mapper.readTree("{\"dataType\":\"GPDouble\",\"value\":2.5}"));

        new AllTypesTool().run(call);

        assertThat(call.outputs)
                .containsEntry("OutString", "hello")
                .containsEntry("OutLong", -5L)
                .containsEntry("OutBoolean", true)
                .containsEntry("OutDate", Instant.ofEpochMilli(7))
                .containsEntry("OutLinearUnit", new LinearUnit(3, "esriFeet"))
                .containsEntry("OutRecordSet", table)
                .containsEntry("OutDataFile", mapper.readTree("{\"url\":\"http://example.com/a.txt\"}"))
                .containsEntry("OutMultiLong", mapper.readTree("[1,2]"))
                .containsEntry("OutComposite", mapper.readTree("2.5"));
        assertThat(call.files.keySet()).noneMatch(name -> name.startsWith("OutDataFile"));
    }

    @Test
    void everyTypeHasAnOutput() throws IOException {
        var call = new RecordedCall().with("Text", "");

        new AllTypesTool().run(call);

        assertThat(call.outputs.size() + call.files.size()).isEqualTo(SampleType.values().length);
    }
}
