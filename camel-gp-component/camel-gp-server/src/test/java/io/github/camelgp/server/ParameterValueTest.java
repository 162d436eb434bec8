package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SERVER 3 and 5: values, and what refuses them. */
@Timeout(30)
class ParameterValueTest {
    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().register(SampleTasks::addTo));

    /** SERVER 3.1, 3.4: each notation of a value. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Distance ~ {'distance': 8.5, 'units': 'esriMiles'} ~ Distance={\"distance\":8.5,\"units\":\"esriMiles\"}",
                "Distance ~ { 'distance' : 2 , 'units' : None } ~ Distance={\"distance\":2.0,\"units\":\"esriMeters\"}",
                "Distance ~ 8.5 Miles ~ Distance={\"distance\":8.5,\"units\":\"esriMiles\"}",
                "Distance ~ {\"distance\":1,\"units\":\"Meters\"} ~ Distance={\"distance\":1.0,\"units\":\"esriMeters\"}",
                "Flag ~ True ~ Flag=true",
                "Flag ~ false ~ Flag=false",
                "Number ~ 4503599627370495 ~ Number=4503599627370495",
                "Number ~ 7.0 ~ Number=7",
                "Ratio ~ 1e3 ~ Ratio=1000.0",
                "Date ~ 1577836800000 ~ Date=1577836800000",
                "Date ~ 2020-01-01 ~ Date=1577836800000",
                "Date ~ 2020-01-01T00:00:00 ~ Date=1577836800000",
                "Date ~ 2020-01-01T00:00:00.5Z ~ Date=1577836800500",
                "Date ~ 2020-01-01 01:00:00+01:00 ~ Date=1577836800000",
                "Date ~ {'date':'1/31/2020','format':'M/d/yyyy'} ~ Date=1580428800000",
                "Date ~ {'date':'2020-01-01 00:00','format':'%Y-%m-%d %H:%M'} ~ Date=1577836800000",
                "Words ~ ['a', \"it's\"] ~ Words=[\"a\",\"it's\"]",
                "Kind ~ big ~ Kind=\"big\""
            })
    void valueIsRead(String name, String text, String result) {
        assertThat(echo(name, text).at("/results/0/value").asText()).isEqualTo(result);
    }

    /** SERVER 5.1: the envelope names the input. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Distance ~ {'distance': 8.5, 'units': 'esriParsecs'} ~ unknown linear unit",
                "Distance ~ far ~ not a distance",
                "Distance ~ {'distance': ~ not JSON",
                "Flag ~ maybe ~ not true or false",
                "Number ~ 1.5 ~ not a whole number",
                "Number ~ 99999999999999999999 ~ not a whole number",
                "Ratio ~ NaN ~ not a number",
                "Date ~ yesterday ~ GPDate",
                "Words ~ a,b ~ not JSON",
                "Kind ~ huge ~ not a member of small | big"
            })
    void wrongValueIsRefusedWithItsName(String name, String text, String why) {
        JsonNode error = echo(name, text).path("error");

        assertThat(error.path("code").asInt()).isEqualTo(400);
        assertThat(error.path("message").asText()).isEqualTo("Unable to complete operation.");
        assertThat(error.at("/details/0").asText()).contains(name).contains(why);
    }

    /** SERVER 5.1: the envelope instead of a job. */
    @Test
    void missingRequiredValueIsRefusedOnSubmit() {
        JsonNode error = Client.post(SERVER.taskUrl("Jobs", "Echo") + "/submitJob", "f", "json")
                .path("error");

        assertThat(error.path("message").asText()).isEqualTo("Invalid or missing input parameters.");
        assertThat(error.at("/details/0").asText()).contains("Text: Value is required");
    }

    /** SERVER 3.2: geometries alone. */
    @Test
    void featureSetMayLeaveOutEverythingButGeometries() {
        JsonNode value = copy("{'features':[{'geometry':{'x':1,'y':2}}]}");

        assertThat(value.path("geometryType").asText()).isEqualTo("esriGeometryPoint");
        assertThat(value.at("/spatialReference/wkid").asInt()).isEqualTo(54003);
        assertThat(value.at("/features/0/geometry/x").asDouble()).isEqualTo(1);
    }

    /** SERVER 3.2: the system inside the geometry, foreign members beside it. */
    @Test
    void spatialReferenceInsideTheGeometryCounts() {
        JsonNode value = copy("{\"features\":[{\"geometry\":{\"x\":1,\"y\":2,\"spatialReference\":{\"wkid\":4326}},"
                + "\"symbol\":null}],\"aggregateGeometries\":null}");

        assertThat(value.at("/spatialReference/wkid").asInt()).isEqualTo(4326);
    }

    @Test
    void wrongGeometryTypeIsRefused() {
        JsonNode error = Client.post(
                        SERVER.taskUrl("Copy", "Points") + "/execute",
                        "f",
                        "json",
                        "In",
                        "{\"features\":[{\"geometry\":{\"paths\":[[[0,0],[1,1]]]}}]}")
                .path("error");

        assertThat(error.at("/details/0").asText()).contains("In").contains("esriGeometryPoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"features\":[{\"geometry\":{\"rings\":[[[0,0],[0,\"a\"],[1,1]]]}}]}",
                "{\"features\":[{\"geometry\":{\"curveRings\":[]}}]}",
                "{\"features\":[1]}",
                "{\"features\":{}}",
                "[]",
                "{}"
            })
    void brokenFeaturesAreRefused(String text) {
        JsonNode error = Client.post(SERVER.taskUrl("Copy", "Copy") + "/execute", "f", "json", "In", text)
                .path("error");

        assertThat(error.at("/details/0").asText()).contains("In: The value is not a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void deepNestingIsRefused(String opening) {
        JsonNode error = Client.post(
                        SERVER.taskUrl("Copy", "Copy") + "/execute", "f", "json", "In", opening.repeat(50_000))
                .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(400);
    }

    private static JsonNode echo(String name, String text) {
        return Client.post(SERVER.taskUrl("Sync/Values", "Echo") + "/execute", "f", "json", name, text);
    }

    private static JsonNode copy(String features) {
        return Client.post(SERVER.taskUrl("Copy", "Copy") + "/execute", "f", "json", "In", features)
                .at("/results/0/value");
    }
}
