package io.github.camelgp.examples.complete.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole story, with all its figures. */
@Timeout(180)
class CompleteTest {
    @TempDir
    private Path folder;

    @Test
    void everyFigureIsWhatItShouldBe() throws Exception {
        assertThat(Complete.run(folder)).isZero();

        assertThat(folder.resolve("trees.pdf")).isNotEmptyFile();
    }
}
