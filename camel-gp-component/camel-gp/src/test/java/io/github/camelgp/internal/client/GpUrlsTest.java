package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpUrlsTest {
    private static final String SERVER = "https://host/arcgis";
    private static final String URL = SERVER + "/rest/services/Folder/Service/GPServer/My%20Task";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Folder/Service/My Task",
                "Folder/Service/My%20Task",
                "Folder/Service/GPServer/My Task",
                "/Folder/Service/My Task/",
                "rest/services/Folder/Service/GPServer/My Task",
                "https://host/arcgis/rest/services/Folder/Service/GPServer/My Task",
                "https://host/arcgis/rest/services/Folder/Service/GPServer/My%20Task?f=json",
                "https://host/arcgis/rest/services/Folder/Service/GPServer/My%20Task/submitJob",
                "https://host/arcgis/rest/services/Folder/Service/My%20Task",
                "https:/host/arcgis/rest/services/Folder/Service/GPServer/My Task",
                "https://host/arcgis/services;Folder/Service/My Task",
                "https://host/arcgis/rest/services;Folder/Service/My Task",
                "https://host/arcgis;Folder/Service/GPServer/My Task",
                "https://host/arcgis/services/Folder/Service/GPServer/My Task",
                "https://host/arcgis/Folder/Service/GPServer/My Task",
                "HTTPS://host/arcgis/rest/services/Folder/Service/gpserver/My Task"
            })
    void readsEveryFormOfATaskAddress(String address) {
        assertThat(GpUrls.task(address, SERVER).url()).isEqualTo(URL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/arcgis",
                "https://host/arcgis/",
                "https://host/arcgis/rest",
                "https://host/arcgis/rest/services",
                "https://host/arcgis/rest/services/",
                "https://host/arcgis/services"
            })
    void readsEveryFormOfAServerUrl(String server) {
        assertThat(GpUrls.services(server)).isEqualTo("https://host/arcgis/rest/services");
        assertThat(GpUrls.task("Service/Task", server).url())
                .isEqualTo("https://host/arcgis/rest/services/Service/GPServer/Task");
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/portal/sharing/servers/abc/rest/services,https://host/portal/sharing/servers/abc/rest/services",
        "https://host/portal/sharing/servers/abc,https://host/portal/sharing/servers/abc/rest/services",
        "http://host:6080/arcgis,http://host:6080/arcgis/rest/services",
        "https://host,https://host/rest/services",
        "https://host/deep/prefix/rest/services,https://host/deep/prefix/rest/services"
    })
    void keepsWhateverPrefixAServerHas(String server, String services) {
        assertThat(GpUrls.services(server)).isEqualTo(services);
    }

    @Test
    void readsAPortalsProxiedService() {
        String url = "https://host/portal/sharing/servers/abc/rest/services/Folder/Service/GPServer/Task";

        assertThat(GpUrls.task(url, null).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "Folder/Plus+Service/Täsk & Co,https://host/arcgis/rest/services/Folder/Plus%2BService/GPServer/T%C3%A4sk%20&%20Co",
        "Service/100% sure,https://host/arcgis/rest/services/Service/GPServer/100%25%20sure"
    })
    void encodesNames(String address, String url) {
        assertThat(GpUrls.task(address, SERVER).url()).isEqualTo(url);
    }

    @Test
    void triesTheLikeliestPlaceFirst() {
        assertThat(GpUrls.places("", SERVER)).extracting(Place::url).containsExactly(SERVER + "/rest/services");
        assertThat(GpUrls.places("A", SERVER))
                .extracting(Place::url)
                .containsExactly(SERVER + "/rest/services/A/GPServer", SERVER + "/rest/services/A");
        assertThat(GpUrls.places("A/B", SERVER))
                .extracting(Place::url)
                .containsExactly(SERVER + "/rest/services/A/GPServer/B", SERVER + "/rest/services/A/B/GPServer");
        assertThat(GpUrls.places("A/B/C", SERVER))
                .extracting(Place::url)
                .containsExactly(SERVER + "/rest/services/A/B/GPServer/C");
        assertThat(GpUrls.places(SERVER + "/rest/services/A/B/GPServer", null))
                .isEqualTo(List.of(new ServiceAddress(SERVER + "/rest/services", "A/B")));
        assertThat(GpUrls.places(SERVER + "/rest/services", null))
                .isEqualTo(List.of(new FolderAddress(SERVER + "/rest/services", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/results/Out", "?f=json"})
    void readsAJobUrl(String tail) {
        JobAddress job = GpUrls.job(URL + "/jobs/J1_et" + tail);

        assertThat(job.task().url()).isEqualTo(URL);
        assertThat(job.jobId()).isEqualTo("J1_et");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Task",
                "A/B/C/D",
                "https://host/arcgis/rest/services/A/B/MapServer/0/x",
                "https://host/arcgis/rest/services/A/B/GPServer",
                "https://host/arcgis/rest/services/A/B/GPServer/Task/jobs/j1",
                "https://host/arcgis/rest/services/A/../B/GPServer/Task",
                ""
            })
    void refusesWhatIsNoTask(String address) {
        assertThatThrownBy(() -> GpUrls.task(address, SERVER)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://me:secret@host/arcgis/rest/services/A/B", "https://host/arcgis/services;A/B;me;secret"})
    void refusesPasswordsWithoutRepeatingThem(String address) {
        assertThatThrownBy(() -> GpUrls.task(address, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void saysThatPortalItemsAreNotThereYet() {
        assertThatThrownBy(() -> GpUrls.task("item:0123456789abcdef/Task", SERVER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GPServer/Task");
    }

    @Test
    void needsAServerForShortForms() {
        assertThatThrownBy(() -> GpUrls.task("A/B", null)).hasMessageContaining("serverUrl");
    }
}
