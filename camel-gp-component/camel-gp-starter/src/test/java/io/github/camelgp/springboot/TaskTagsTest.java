package io.github.camelgp.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tag;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskTagsTest {
    @Test
    void tasksBeyondTheLimitShareTheirTags() {
        TaskTags tags = new TaskTags();
        Set<String> tasks = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            tags.of("https://gis.example.org/arcgis/rest/services/Night/GPServer/Task" + i).stream()
                    .filter(tag -> tag.getKey().equals("task"))
                    .map(Tag::getValue)
                    .forEach(tasks::add);
        }

        assertThat(tasks).hasSize(201).contains("other", "Task0");
    }

    @Test
    void textThatIsNoTaskIsOther() {
        assertThat(new TaskTags().of("")).contains(Tag.of("task", "other"));
    }
}
