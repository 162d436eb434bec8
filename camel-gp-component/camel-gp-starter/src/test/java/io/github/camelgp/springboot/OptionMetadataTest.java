package io.github.camelgp.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;

/** Keeps the starter equal to the component: what is missing or too much is named. */
class OptionMetadataTest {
    private static final String PREFIX = "camel.component.gp.";
    private static final Map<String, String> BOXED = Map.of(
            "int", "java.lang.Integer",
            "long", "java.lang.Long",
            "double", "java.lang.Double",
            "boolean", "java.lang.Boolean");
    /** Taken as text: the name of a bean, or a resource. */
    private static final String INPUTS = "inputs";

    private static final Map<String, JsonNode> COMPONENT = new TreeMap<>();
    private static final Map<String, PropertyDescriptor> CLASS = new TreeMap<>();
    private static final Map<String, JsonNode> METADATA = new TreeMap<>();

    @BeforeAll
    static void read() throws Exception {
        json(OptionMetadataTest.class.getResource("/META-INF/io/github/camelgp/gp.json"))
                .get("componentProperties")
                .properties()
                .forEach(option -> COMPONENT.put(option.getKey(), option.getValue()));
        for (PropertyDescriptor property : Introspector.getBeanInfo(
                        GpComponentConfiguration.class, ComponentConfigurationPropertiesCommon.class)
                .getPropertyDescriptors()) {
            CLASS.put(property.getName(), property);
        }
        URL classes = GpComponentConfiguration.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        for (JsonNode property : json(new URL(classes, "META-INF/spring-configuration-metadata.json"))
                .get("properties")) {
            METADATA.put(property.get("name").asText(), property);
        }
    }

    @Test
    void namesAreThoseOfTheComponent() {
        assertThat(CLASS.keySet()).containsExactlyInAnyOrderElementsOf(COMPONENT.keySet());
    }

    @Test
    void everyOptionCanBeReadAndSet() {
        assertThat(CLASS.values()).allSatisfy(property -> {
            assertThat(property.getReadMethod()).as(property.getName()).isNotNull();
            assertThat(property.getWriteMethod()).as(property.getName()).isNotNull();
        });
    }

    @Test
    void typesAreThoseOfTheComponent() {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        COMPONENT.forEach((name, option) -> expected.put(name, type(name, option)));
        CLASS.forEach(
                (name, property) -> actual.put(name, property.getPropertyType().getName()));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void nothingIsSetUnlessTheUserSetsIt() throws Exception {
        GpComponentConfiguration fresh = new GpComponentConfiguration();
        List<String> set = new ArrayList<>();
        for (PropertyDescriptor property : CLASS.values()) {
            if (property.getReadMethod().invoke(fresh) != null) {
                set.add(property.getName());
            }
        }

        assertThat(set).isEmpty();
    }

    @Test
    void metadataHasEveryOptionAndNothingElse() {
        TreeSet<String> expected = new TreeSet<>(List.of(
                "enabled",
                "customizer.enabled",
                "job-store.enabled",
                "job-store.data-source",
                "job-store.table",
                "job-store.create",
                "job-store.threads",
                "job-store.request-folder"));
        COMPONENT.keySet().forEach(name -> expected.add(dashed(name)));
        TreeSet<String> actual = new TreeSet<>();
        METADATA.keySet().forEach(name -> actual.add(name.substring(PREFIX.length())));

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void metadataDescribesEveryOptionInTheWordsOfTheComponent() {
        COMPONENT.forEach(
                (name, option) -> assertThat(metadata(name).path("description").asText())
                        .as(name)
                        .startsWith(option.get("description").asText()));
    }

    @Test
    void metadataHasTheTypesOfTheComponent() {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        COMPONENT.forEach((name, option) -> {
            expected.put(name, type(name, option));
            actual.put(name, metadata(name).path("type").asText().replaceFirst("<.*", ""));
        });

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void metadataHasTheDefaultsOfTheComponent() {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        COMPONENT.forEach((name, option) -> {
            boolean duration = "duration".equals(option.get("type").asText());
            expected.put(name, option.path("defaultValue").asText().replaceFirst("\\.0$", ""));
            String given = metadata(name).path("defaultValue").asText();
            actual.put(name, duration && !given.isEmpty() ? millis(given) : given);
        });

        assertThat(actual).isEqualTo(expected);
    }

    private static JsonNode metadata(String name) {
        JsonNode property = METADATA.get(PREFIX + dashed(name));
        assertThat(property).as("metadata of " + name).isNotNull();
        return property;
    }

    private static String type(String name, JsonNode option) {
        if (INPUTS.equals(name)) {
            return String.class.getName();
        }
        if ("duration".equals(option.get("type").asText())) {
            return Duration.class.getName();
        }
        String type = option.get("javaType").asText().replaceFirst("<.*", "");
        return BOXED.getOrDefault(type, type);
    }

    private static String millis(String duration) {
        return String.valueOf(DurationStyle.detectAndParse(duration).toMillis());
    }

    /** As Spring writes names in its metadata; {@code out-sr} is understood as well as {@code out-s-r}. */
    private static String dashed(String name) {
        return name.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static JsonNode json(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new ObjectMapper().readTree(in);
        }
    }
}
