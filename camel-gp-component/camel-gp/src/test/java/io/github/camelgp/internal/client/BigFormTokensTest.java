package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.HttpSettings.Spooling;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Big forms are sent with tokens for secured layers, and told from others and kept without. */
@Timeout(60)
class BigFormTokensTest {
    private static final String LAYER =
            "{\"url\":\"https://layers.example.org/arcgis/rest/services/A/FeatureServer/0\"}";
    private static final String FEATURES =
            "{\"features\":[{\"attributes\":{\"name\":\"Čáslav & 100% +\",\"url\":\"x\"}}]}";
    private static final Spooling SMALL = new Spooling(10, null);

    @TempDir
    Path folder;

    @Test
    void anotherTokenMakesNoOtherRequest() throws IOException {
        try (RunForm one = tokens("one").prepared(form(), SMALL);
                RunForm two = tokens("two").prepared(form(), SMALL)) {

            assertThat(one.digest()).isNotEmpty().isEqualTo(two.digest());
            assertThat(sent(one)).contains("\"token\":\"one\"");
            assertThat(sent(two)).contains("\"token\":\"two\"");
        }
    }

    @Test
    void nothingElseIsChanged() throws IOException {
        try (RunForm form = tokens("one").prepared(form(), SMALL)) {
            assertThat(sent(form))
                    .contains("Points=" + FEATURES)
                    .contains("Label=a=b")
                    .endsWith("&f=json");
            assertThat(sent(form).replace(",\"token\":\"one\"", "")).isEqualTo(sent(form()));
        }
    }

    @Test
    void whatIsKeptHasNoTokenAndGetsOneWhenItIsSentAgain() throws IOException {
        Path kept;
        try (RunForm form = tokens("one").prepared(form(), SMALL)) {
            kept = form.keepIn(folder);
        }
        assertThat(Files.readString(kept)).doesNotContain("token");

        try (RunForm again = RunForm.kept(kept);
                RunForm complete = tokens("two").into(again)) {
            assertThat(sent(complete)).contains("\"token\":\"two\"").contains(FEATURES);
        }
        assertThat(kept).exists();
    }

    @Test
    void formThatNamesNoLayerOfOursStaysAsItIs() throws IOException {
        try (RunForm form = form()) {
            LayerTokens others = LayerTokens.of("elsewhere.example.org=one");

            assertThat(others.into(form)).isSameAs(form);
        }
    }

    @Test
    void formIsReadValueByValue() throws IOException {
        List<String> names = new ArrayList<>();
        try (RunForm form = form()) {
            form.read((name, value) -> names.add(name + value.read()));

            assertThat(names).containsExactly("Layer123", "Points123", "Label97", "Empty-1", "f106");
            assertThat(form.value("Points", 1000)).contains(FEATURES);
            assertThat(form.value("Points", 5)).isEmpty();
            assertThat(form.value("Empty", 0)).contains("");
            assertThat(form.value("None", 5)).isEmpty();
        }
    }

    private static LayerTokens tokens(String token) {
        return LayerTokens.of("layers.example.org=" + token);
    }

    private static RunForm form() throws IOException {
        try (RunForm.Writer writer = new RunForm.Writer(SMALL)) {
            writer.put("Layer", LAYER);
            try (OutputStream out = writer.value("Points")) {
                out.write(FEATURES.getBytes(StandardCharsets.UTF_8));
            }
            writer.put("Label", "a=b");
            writer.put("Empty", "");
            return writer.finish();
        }
    }

    private static String sent(RunForm form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        form.body().copyTo(out);
        return URLDecoder.decode(out.toString(StandardCharsets.US_ASCII), StandardCharsets.UTF_8);
    }
}
