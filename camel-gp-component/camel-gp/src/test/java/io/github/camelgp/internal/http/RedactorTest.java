package io.github.camelgp.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private final Redactor redactor = new Redactor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Opened https://gis.example.com/rest/services/A/MapServer/0?token=s3cr3t",
                "token=s3cr3t",
                "f=json&access_token=s3cr3t&x=1",
                "{\"token\":\"s3cr3t\",\"a\":1}",
                "{\"token\" : \"s3cr3t\"}",
                "{'password': 's3cr3t'}",
                "{\"webMap\":\"{\\\"layers\\\":[{\\\"token\\\":\\\"s3cr3t\\\"}]}\"}",
                "{\"a\":\"{\\\\\\\"token\\\\\\\":\\\\\\\"s3cr3t\\\\\\\"}\"}",
                "X-Esri-Authorization: Bearer s3cr3t",
                "Authorization: Basic s3cr3t==",
                "Proxy-Authorization: Basic s3cr3t==",
                "client_secret=s3cr3t",
                "url%3Ftoken%3Ds3cr3t%26f%3Djson",
                "TOKEN=s3cr3t",
                "http://h/a?x=1&TOKEN=s3cr3t end"
            })
    void takesSecretsOut(String text) {
        assertThat(redactor.redact(text)).doesNotContain("s3cr3t").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Invalid token.",
                "{\"cost\": 1}",
                "ERROR 000732: Input Features: Dataset C:\\data\\a.shp does not exist",
                "Token required",
                "https://gis.example.com/arcgis/rest/services",
                "{\"isTokenBasedSecurity\":true}",
                "Basic processing done"
            })
    void leavesOtherTextsAlone(String text) {
        assertThat(redactor.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"abcdefgh,it is abcdefgh here,it is *** here", "abc,too short: abc,too short: abc"})
    void takesOutWhatItWasTold(String secret, String text, String expected) {
        redactor.learn(secret);

        assertThat(redactor.redact(text)).isEqualTo(expected);
    }

    @Test
    @Timeout(20)
    void copesWithLongTexts() {
        String text = "{\"token\":\"" + "x".repeat(1_000_000) + "\",\"a\":\"" + "\\\\".repeat(200_000) + "\"}"
                + " token=" + "y".repeat(100_000) + "token".repeat(50_000);

        assertThat(redactor.redact(text)).doesNotContain("xxxx").doesNotContain("yyyy");
    }
}
