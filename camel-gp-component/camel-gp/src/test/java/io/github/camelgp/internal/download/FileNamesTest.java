package io.github.camelgp.internal.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.pdf|report.pdf",
                "Größe 7 (neu).tif|Größe 7 (neu).tif",
                "../../etc/passwd|passwd",
                "..\\..\\boot.ini|boot.ini",
                "/absolute.txt|absolute.txt",
                "C:evil.txt|C_evil.txt",
                "..|output",
                "...|output",
                "'  .hidden'|hidden",
                "'name. . '|name",
                "NUL|_NUL",
                "con.txt|_con.txt",
                "Com1 .zip|_Com1 .zip",
                "a?b*c<d>e\"f.txt|a_b_c_d_e_f.txt",
                "a／b.txt|b.txt",
                "․․/x.txt|x.txt",
                "''|output"
            })
    void namesAreSafeEverywhere(String given, String safe) {
        assertThat(FileNames.safe(given)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b.txt", "a\nb.txt", "a\u202Egpj.exe", "a\u200Bb.txt"})
    void controlCharactersAndMarksOfDirectionAreTakenOut(String given) {
        assertThat(FileNames.safe(given)).matches("a_(b\\.txt|gpj\\.exe)");
    }

    @Test
    void longNamesKeepTheirExtension() {
        String name = FileNames.safe("ä".repeat(500) + ".GeoTIFF");

        assertThat(name).endsWith(".GeoTIFF");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(180);
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/a/b%20c.pdf?token=x, b c.pdf",
        "https://host/a/b+c.pdf, b+c.pdf",
        "https://host/a/100%.pdf, 100%.pdf",
        "https://host/a/, ''"
    })
    void namesOfAddressesAreTheirLastPart(String url, String name) {
        assertThat(FileNames.ofUrl(url)).isEqualTo(name);
    }
}
