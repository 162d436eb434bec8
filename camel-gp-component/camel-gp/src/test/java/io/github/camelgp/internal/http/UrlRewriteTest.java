package io.github.camelgp.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRewriteTest {
    private static final UrlRewrite REWRITE = UrlRewrite.of(
            "https://gis01.local:6443/arcgis=https://gis.example.org/server, http://files/=https://gis.example.org/f");

    @ParameterizedTest
    @CsvSource({
        "https://gis01.local:6443/arcgis/rest/info?f=json, https://gis.example.org/server/rest/info?f=json",
        "HTTPS://GIS01.local:6443/arcgis, https://gis.example.org/server",
        "http://files/a.zip, https://gis.example.org/f/a.zip",
        "https://gis01.local:6443/arcgis2/rest, https://gis01.local:6443/arcgis2/rest",
        "https://elsewhere/arcgis, https://elsewhere/arcgis"
    })
    void changesTheBeginningOfAnAddress(String named, String used) {
        assertThat(REWRITE.apply(named)).isEqualTo(used);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://inside", "inside=https://outside", "https://inside=", "https://i=https://o?x=y"})
    void whatIsNoPairOfAddressesIsRefused(String pairs) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UrlRewrite.of(pairs))
                .withMessageStartingWith("urlRewrite");
    }

    @Test
    void nothingIsNothing() {
        assertThat(UrlRewrite.of(null)).isEqualTo(UrlRewrite.NONE);
        assertThat(UrlRewrite.of(" ")).isEqualTo(UrlRewrite.NONE);
    }
}
