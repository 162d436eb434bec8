package io.github.camelgp.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSiteTest {

    @ParameterizedTest
    @CsvSource({
        "https://gis.example.com/arcgis,https://gis.example.com/other,true",
        "https://gis.example.com/arcgis,https://GIS.example.com:6443/arcgis,true",
        "https://gis.example.com/arcgis,http://gis.example.com/arcgis,false",
        "http://gis.example.com/arcgis,https://gis.example.com/arcgis,true",
        "http://gis.example.com/arcgis,http://gis.example.com:6080/arcgis,true",
        "https://gis.example.com/arcgis,https://gis.example.com.evil.org/arcgis,false",
        "https://gis.example.com/arcgis,https://evil.org/gis.example.com,false",
        "https://gis.example.com/arcgis,https://user@gis.example.com/,false",
        "https://gis.example.com/arcgis,ftp://gis.example.com/,false",
        "https://gis.example.com/arcgis,/relative,false"
    })
    void allowsTheSameHostAndNeverLessSecurity(String site, String target, boolean allowed) {
        assertThat(SameSite.of(URI.create(site)).allows(URI.create(target))).isEqualTo(allowed);
    }
}
