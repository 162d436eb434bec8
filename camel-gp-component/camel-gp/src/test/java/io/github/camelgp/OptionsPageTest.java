package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of options is made from the component's metadata; the environment variable GP_DOCS_WRITE makes it anew. */
class OptionsPageTest {
    private static final Path PAGE = Path.of("../../src/docs/options.md");

    @Test
    void pageTellsEveryOptionAndHeader() throws IOException {
        String page = page(metadata());
        if (System.getenv("GP_DOCS_WRITE") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("run the tests of camel-gp with GP_DOCS_WRITE=1").hasContent(page);
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream json = OptionsPageTest.class.getResourceAsStream("/META-INF/io/github/camelgp/gp.json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    private static String page(JsonNode metadata) {
        StringBuilder page = new StringBuilder(
                """
                # Options of `gp:`

                Made from the component's metadata. Durations take `500` (milliseconds), `10s`, `5m`, `24h`. How options are
                written in YAML, XML and Java is said in the [guide](guide.md).

                ## Endpoint

                `gp:task[?options]`; each of these can be set on the component too, as the default of all its endpoints, as
                `camel.component.gp.NAME`. Options of every scheduled consumer in Camel (`delay`, `initialDelay`, `greedy` …)
                and of every endpoint (`lazyStartProducer` …) are left out here.

                """);
        table(page, metadata.get("properties"), "scheduler", "advanced");
        page.append("\n## Component\n\n");
        JsonNode endpoint = metadata.get("properties");
        StringBuilder component = new StringBuilder();
        component.append("| option | default | what it does |\n|---|---|---|\n");
        metadata.get("componentProperties").properties().forEach(option -> {
            if (!endpoint.has(option.getKey())
                    && !option.getKey().startsWith("healthCheck")
                    && !option.getKey().equals("autowiredEnabled")) {
                row(component, option.getKey(), option.getValue());
            }
        });
        page.append(component);
        page.append("\n## Headers\n\n| header | what it says |\n|---|---|\n");
        metadata.get("headers").properties().forEach(header -> page.append("| `")
                .append(header.getKey())
                .append("` | ")
                .append(header.getValue().path("description").asText())
                .append(" |\n"));
        return page.toString();
    }

    private static void table(StringBuilder page, JsonNode options, String... labelsLeftOut) {
        page.append("| option | default | what it does |\n|---|---|---|\n");
        options.properties().forEach(option -> {
            String label = option.getValue().path("label").asText("");
            for (String leftOut : labelsLeftOut) {
                if (label.contains(leftOut)) {
                    return;
                }
            }
            if (!option.getKey().equals("sendEmptyMessageWhenIdle")) {
                row(page, option.getKey(), option.getValue());
            }
        });
    }

    private static void row(StringBuilder page, String name, JsonNode option) {
        String values = "";
        if (option.has("enum")) {
            StringBuilder words = new StringBuilder();
            option.get("enum")
                    .forEach(word -> words.append(words.isEmpty() ? "" : ", ").append(word.asText()));
            values = " One of " + words + ".";
        }
        String prefix = option.path("prefix").asText("");
        page.append("| `")
                .append(prefix.isEmpty() ? name : prefix + "NAME")
                .append(prefix.isEmpty() ? "`" : "` (`" + name + "`)")
                .append(" | ")
                .append(
                        option.has("defaultValue")
                                ? "`" + option.get("defaultValue").asText() + "`"
                                : "")
                .append(" | ")
                .append(option.path("description").asText().replace("|", "\\|"))
                .append(values)
                .append(" |\n");
    }
}
