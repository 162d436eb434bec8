package io.github.camelgp.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.esrijson.JsonText;
import io.github.camelgp.model.ByteSource;
import io.github.camelgp.model.GpProtocolException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are not JSON, or hardly, or not what they seem. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HostileBodiesTest {
    /** Well-formed texts, and what they are as JSON; every other that must not be taken as JSON is refused. */
    private static final Map<String, Object> VALUES = Map.of(
            "jsonsuite-y_object_duplicated_key_and_value.json", Map.of("a", "b"),
            "jsonsuite-i_number_too_big_pos_int.json", List.of(new BigInteger("100000000000000000000")),
            "jsonsuite-i_string_UTF-16LE_with_BOM.json", List.of("é"),
            "jsonsuite-i_string_utf16BE_no_BOM.json", List.of("é"));

    /** Named for its commas, which the copy that lies there has lost: it is a set of one feature. */
    private static final String SOUND = "gdal-esrizpoint-trailing-commas.json";

    /** Half a character, escaped, is JSON by its letter; it reads as what Java has for it. */
    private static final String LONE_SURROGATES = "jsonsuite-i_string_incomplete_surrogate_pair.json";

    static List<Named<Path>> bodies() throws IOException {
        Path folder = Fixtures.path("hostile");
        if (!Files.isDirectory(folder)) {
            return List.of(Named.of("no fixtures beside the project", folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> Named.of(file.getFileName().toString(), file))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void readsJsonOrSaysWhereItBreaks(Path file) {
        assumeTrue(Files.isRegularFile(file), "no fixtures beside the project");
        ByteSource source = () -> Files.newInputStream(file);
        String name = file.getFileName().toString();
        Object value = VALUES.get(name);
        if (value != null) {
            Object read = read(source);
            assertThat(read).isEqualTo(value);
        } else if (!name.equals(LONE_SURROGATES) && !name.equals(SOUND)) {
            assertThatThrownBy(() -> read(source)).isInstanceOf(GpProtocolException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void noneIsASetOfFeatures(Path file) {
        assumeTrue(Files.isRegularFile(file), "no fixtures beside the project");
        ByteSource source = () -> Files.newInputStream(file);
        if (file.getFileName().toString().equals(SOUND)) {
            assertThat(new FeatureReader().featureSet(source)).hasSize(1);
            return;
        }

        assertThatThrownBy(() -> new EsriJsonReader().featureSet(source)).isInstanceOf(GpProtocolException.class);
        assertThatThrownBy(() -> new EsriJsonReader().featureList(source)).isInstanceOf(GpProtocolException.class);
        assertThatThrownBy(() -> new GeoJsonReader().featureSet(source)).isInstanceOf(GpProtocolException.class);
        assertThatThrownBy(() -> new FeatureReader().featureSet(source)).isInstanceOf(GpProtocolException.class);
    }

    private static Object read(ByteSource source) {
        return JsonText.read(source, parser -> {
            JsonText.start(parser);
            return JsonText.value(parser);
        });
    }
}
