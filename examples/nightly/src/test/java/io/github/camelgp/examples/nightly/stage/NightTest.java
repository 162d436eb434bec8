package io.github.camelgp.examples.nightly.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole night, with fewer inputs. */
@Timeout(180)
class NightTest {
    @TempDir
    private Path folder;

    @Test
    void eachInputComesOutOnceWhateverGoesWrong() throws Exception {
        assertThat(Night.run(20, folder)).isZero();
    }
}
