package io.github.camelgp.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide's table of faults names tests; each of them is there. */
class FaultTableTest {
    private static final Path GUIDE = Path.of("../../src/docs/guide.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");

    @Test
    void eachFaultNamesATestThatExists() throws IOException {
        List<String> rows = Files.readString(GUIDE)
                .replaceFirst("(?s).*\n### When something fails\n", "")
                .replaceFirst("(?s)\n##.*", "")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what fails"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            List<MatchResult> tests = NAMED.matcher(row).results().toList();
            assertThat(tests).as(row).isNotEmpty();
            for (MatchResult test : tests) {
                assertThat(source(test.group(1))).as(row).containsPattern("void " + test.group(2) + "\\(");
            }
        });
    }

    private static String source(String name) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            Path found = files.filter(file -> file.endsWith(name + ".java"))
                    .findAny()
                    .orElseThrow(() -> new AssertionError("There is no " + name));
            return Files.readString(found);
        }
    }
}
