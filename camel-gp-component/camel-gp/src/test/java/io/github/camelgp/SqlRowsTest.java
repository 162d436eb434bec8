package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.job.jdbc.Databases;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.server.fault.Operation;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.CsvDataFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Rows as databases and CSV files give them, through a task and back into a database. */
class SqlRowsTest extends EchoTestSupport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EWKB = "0101000020910800000000000000D0394100000000F0925641";

    private DataSource source(String database) throws SQLException {
        DataSource source =
                Databases.of(database, "rows" + UUID.randomUUID().toString().replace("-", ""));
        String bytes = database.equals("h2") ? "VARBINARY(1000)" : "BYTEA";
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE roads (id BIGINT, name VARCHAR(50), size DECIMAL(10,2), built DATE,"
                    + " opens TIME, length DOUBLE PRECISION, geom " + bytes + ")");
            statement.execute("INSERT INTO roads VALUES (5000000000, 'Queen', 12.5, DATE '2026-11-21', TIME '14:30:00',"
                    + " NULL, " + (database.equals("h2") ? "X'" + EWKB + "'" : "'\\x" + EWKB + "'") + "),"
                    + " (2, NULL, 3, NULL, NULL, 1.5, NULL)");
            statement.execute("CREATE TABLE results (id BIGINT, name VARCHAR(50), built DATE, geom " + bytes + ")");
        }
        return source;
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void rowsOfADatabaseGoThroughATaskAndBack(String database) throws Exception {
        DataSource source = source(database);
        context.getRegistry().bind("db", source);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rows")
                        .to("sql:SELECT * FROM roads ORDER BY id DESC?dataSource=#db")
                        .to("gp:Echo/Features?resultFormat=rows&geometryForm=EWKB&geometryColumn=geom")
                        .split(body())
                        .to("sql:INSERT INTO results VALUES (:#id, :#name, :#built, :#geom)?dataSource=#db");
            }
        });

        body(run("direct:rows", null));

        JsonNode sent = JSON.readTree(sent("In"));
        assertThat(sent.path("geometryType").asText()).isEqualTo("esriGeometryPoint");
        assertThat(sent.at("/spatialReference/wkid").asInt()).isEqualTo(2193);
        assertThat(sent.at("/features/0/attributes").has("geom")).isFalse();
        assertThat(sent.at("/features/1/geometry").isNull()).isTrue();
        assertThat(sent.path("fields"))
                .extracting(field -> field.path("type").asText())
                .containsExactly(
                        "esriFieldTypeBigInteger",
                        "esriFieldTypeString",
                        "esriFieldTypeDouble",
                        "esriFieldTypeDateOnly",
                        "esriFieldTypeTimeOnly",
                        "esriFieldTypeDouble");
        assertThat(sent.at("/features/0/attributes"))
                .isEqualTo(ValueTasks.json("{'id':5000000000,'name':'Queen','size':12.5,'built':'2026-11-21',"
                        + "'opens':'14:30:00','length':null}"));
        try (var connection = source.getConnection();
                var rows = connection.createStatement().executeQuery("SELECT * FROM results ORDER BY id DESC")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong("id")).isEqualTo(5_000_000_000L);
            assertThat(rows.getObject("built", LocalDate.class)).isEqualTo(LocalDate.of(2026, 11, 21));
            assertThat(rows.getBytes("geom")).asHexString().isEqualTo(EWKB);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBytes("geom")).isNull();
        }
    }

    @Test
    void serversBeforeTheNewTypesGetDates() throws Exception {
        server.faults()
                .on(Operation.SERVICE)
                .always()
                .body(
                        "application/json",
                        "{\"currentVersion\":11.1,\"tasks\":[\"Features\"],"
                                + "\"executionType\":\"esriExecutionTypeSynchronous\"}");
        run("gp:Echo/Features", List.of(Map.of("built", LocalDate.of(1970, 1, 2), "wkt", "SRID=2193;POINT (1 2)")));

        JsonNode sent = JSON.readTree(sent("In"));
        assertThat(sent.at("/fields/0/type").asText()).isEqualTo("esriFieldTypeDate");
        assertThat(sent.at("/features/0/attributes/built").asLong()).isEqualTo(86_400_000);
    }

    @Test
    void rowsOfACsvFileGetTheTypesOfTheTasksOwnColumns() throws Exception {
        CsvDataFormat csv = new CsvDataFormat();
        csv.setUseMaps("true");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:csv").unmarshal(csv).to("gp:Values/Typed");
            }
        });

        Object out = body(run("direct:csv", "name,count,seen,WKT\nrim,7,2026-11-21T14:30:00Z,POINT (174.7 -36.8)\n"));

        JsonNode sent = JSON.readTree(sent("In"));
        assertThat(sent.at("/features/0"))
                .isEqualTo(ValueTasks.json("{'attributes':{'name':'rim','count':7,'seen':1795271400000},"
                        + "'geometry':{'x':174.7,'y':-36.8}}"));
        assertThat(((FeatureSet) out).count()).isEqualTo(1);
        assertThat(run("direct:csv", "count,WKT\nmany,POINT (1 2)\n").getException())
                .isInstanceOf(GpParameterException.class)
                .hasMessageContaining("Column 'count' of row 0 holds 'many'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JTS", "WKT", "WKB", "EWKB"})
    void geometriesComeInTheFormAskedFor(String form) {
        List<?> rows =
                (List<?>) result("gp:Results/Sync/Points?param.Count=1&resultFormat=rows&geometryForm=" + form, null);

        Object geometry = ((Map<?, ?>) rows.get(0)).get("geometry");
        switch (form) {
            case "JTS" -> assertThat(geometry).isInstanceOf(Geometry.class);
            case "WKT" -> assertThat(geometry).isEqualTo("POINT (1756000 5917000)");
            default -> assertThat((byte[]) geometry).hasSize(form.equals("WKB") ? 21 : 25);
        }
    }

    @Test
    void datesOfUnknownZoneComeAsClockTimes() {
        List<?> rows = (List<?>) result(
                "gp:Results/Sync/Points?param.Count=1&resultFormat=rows&geometryColumn=shape&clockTimes=true", null);

        assertThat(((Map<?, ?>) rows.get(0)).get("shape")).isInstanceOf(Geometry.class);
        assertThat(((Map<?, ?>) rows.get(0)).get("SEEN")).hasToString("2026-11-21T14:30");
        assertThat(result("gp:Test/Types/AllTypes?clockTimes=true&output=OutDate", Map.of("Text", "x", "InDate", 0L)))
                .hasToString("1970-01-01T00:00");
    }

    @Test
    void valueTablesComeByColumnNameWhereAskedFor() {
        Map<String, Object> inputs = Map.of("Text", "x", "InValueTable", List.of(Map.of("Word", "a")));

        assertThat(result("gp:Test/Types/AllTypes?output=OutValueTable&returnColumnName=true", inputs))
                .isEqualTo(List.of(Map.of("Word", "a")));
    }
}
