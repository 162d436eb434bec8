package io.github.camelgp.internal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.model.GpAuthenticationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSourceTest {
    private static final URI SERVER = URI.create("https://gis.example.org/arcgis");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://h/portal",
                "https://h/portal/",
                "https://h/portal/home/index.html",
                "https://h/portal/sharing/rest",
                "https://h/portal/sharing/rest/generateToken?f=json"
            })
    void aPortalMayBeNamedInSeveralWays(String url) {
        TokenSource source = TokenSource.portal(URI.create(url));

        assertThat(source.portal()).isEqualTo(URI.create("https://h/portal"));
        assertThat(source.generate()).isEqualTo(URI.create("https://h/portal/sharing/rest/generateToken"));
        assertThat(source.oauth()).isEqualTo(URI.create("https://h/portal/sharing/rest/oauth2/token"));
    }

    @Test
    void thePortalCountsBeforeTheServersOwnService() {
        TokenSource source = TokenSource.named(
                SERVER, "https://portal.example.org/portal", "https://gis.example.org/arcgis/tokens/");

        assertThat(source.portal()).isEqualTo(URI.create("https://portal.example.org/portal"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://gis.example.org/arcgis/tokens/, https://gis.example.org/arcgis/tokens/generateToken",
        "https://gis.example.org/arcgis/tokens/generateToken, https://gis.example.org/arcgis/tokens/generateToken",
        "http://gis.example.org/arcgis/tokens, https://gis.example.org/arcgis/tokens/generateToken",
        "http://gis.example.org:6080/arcgis/tokens, https://gis.example.org:6443/arcgis/tokens/generateToken"
    })
    void aTokenServiceIsAskedOverHttpsWhenTheServerIs(String named, String asked) {
        TokenSource source = TokenSource.named(SERVER, "", named);

        assertThat(source.generate()).isEqualTo(URI.create(asked));
        assertThat(source.portal()).isNull();
    }

    @Test
    void aTokenServiceThatIsNotSafeIsNotAsked() {
        assertThatThrownBy(() -> TokenSource.named(SERVER, "", "http://gis.example.org:8080/arcgis/tokens"))
                .isInstanceOf(GpAuthenticationException.class)
                .hasMessageContaining("http://gis.example.org:8080")
                .hasMessageContaining("urlRewrite");
    }

    @Test
    void aTokenServiceOfThePortalIsThePortal() {
        TokenSource source = TokenSource.named(SERVER, "", "https://gis.example.org/portal/sharing/rest/generateToken");

        assertThat(source.portal()).isEqualTo(URI.create("https://gis.example.org/portal"));
        assertThat(source.isPortal(URI.create("https://gis.example.org/portal/sharing/rest/search")))
                .isTrue();
        assertThat(source.isPortal(URI.create("https://gis.example.org/arcgis/rest/services")))
                .isFalse();
    }

    @Test
    void withoutEitherTheTextSaysWhatToDo() {
        assertThatThrownBy(() -> TokenSource.named(SERVER, "", ""))
                .isInstanceOf(GpAuthenticationException.class)
                .hasMessageContaining("portalUrl");
    }
}
