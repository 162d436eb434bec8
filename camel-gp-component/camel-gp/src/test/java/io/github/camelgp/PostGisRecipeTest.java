package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.job.jdbc.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The guide's recipe for PostGIS, with the very statements that stand there, on a real PostgreSQL: on one with PostGIS where
 * {@link Databases#postGis} is told of it; else a domain and two functions stand in for the extension; like PostGIS with a
 * typed column they take EWKB of one SRID only.
 */
class PostGisRecipeTest extends EchoTestSupport {
    private static final Path GUIDE = Path.of("../../src/docs/guide.md");
    private static final String EWKB = "0101000020910800000000000000D0394100000000F0925641";
    private static final String STAND_IN =
            """
            CREATE DOMAIN geometry AS bytea;
            CREATE FUNCTION ST_GeomFromEWKB(given bytea) RETURNS geometry LANGUAGE plpgsql AS $$
            BEGIN
              IF get_byte(given, 0) <> 1 OR get_byte(given, 4) & 32 = 0
                 OR get_byte(given, 5) + 256 * get_byte(given, 6) <> 2193 THEN
                RAISE EXCEPTION 'Geometry SRID does not match column SRID';
              END IF;
              RETURN given;
            END $$;
            CREATE FUNCTION ST_AsEWKB(given geometry) RETURNS bytea LANGUAGE sql AS 'SELECT given::bytea'""";

    private DataSource source;
    private String ddl;
    private List<String> steps;

    @BeforeEach
    void readTheRecipe() throws Exception {
        recipe();
        source = Databases.postGis("gis" + UUID.randomUUID().toString().replace("-", ""));
        execute(hasPostGis() ? "CREATE EXTENSION postgis" : STAND_IN);
        execute(ddl);
        execute("CREATE TABLE roads (id bigint, name text, geom geometry)");
        road(1, "Queen");
        road(2, "King");
        context.getRegistry().bind("gis", source);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from("direct:night").to(steps.get(0)).to(steps.get(1));
                route.to("gp:Echo/Features?resultFormat=rows&geometryForm=EWKB&geometryColumn=geom");
                route.split(body()).to(steps.get(2)).end().to(steps.get(3));
            }
        });
    }

    /** The first block of SQL after the heading makes the tables; the statements of the route follow in their order. */
    private void recipe() throws IOException {
        String guide = Files.readString(GUIDE);
        String section = guide.substring(guide.indexOf("### PostGIS"));
        Matcher block = Pattern.compile("(?s)```sql\n(.*?)```").matcher(section);
        assertThat(block.find()).isTrue();
        ddl = block.group(1);
        steps = new ArrayList<>();
        Matcher statement =
                Pattern.compile("\"(sql:[^\"]+\\?dataSource=#gis)\"").matcher(section);
        while (statement.find()) {
            steps.add(statement.group(1));
        }
        assertThat(steps).hasSize(4);
    }

    private boolean hasPostGis() throws SQLException {
        return query("SELECT count(*) FROM pg_available_extensions WHERE name = 'postgis'")
                .equals(List.of("1"));
    }

    private void road(long id, String name) throws SQLException {
        execute("INSERT INTO roads VALUES (" + id + ", '" + name + "', ST_GeomFromEWKB('\\x" + EWKB + "'::bytea))");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = source.getConnection();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private List<String> smoothed() throws SQLException {
        return query("SELECT id || ' ' || encode(ST_AsEWKB(geom), 'hex') FROM smoothed ORDER BY id");
    }

    @Test
    void rowsGoThroughATaskIntoATableWithTheirSystem() throws Exception {
        body(run("direct:night", null));

        String hex = EWKB.toLowerCase();
        assertThat(smoothed()).containsExactly("1 " + hex, "2 " + hex);
    }

    @Test
    void nextRunReplacesTheRows() throws Exception {
        body(run("direct:night", null));
        execute("DELETE FROM roads WHERE id = 1");
        road(3, "Bridge");

        body(run("direct:night", null));

        assertThat(smoothed()).extracting(row -> row.substring(0, 1)).containsExactly("2", "3");
    }

    @Test
    void swapThatFailsLeavesTheFormerRowsAndTheConnectionUsable() throws Exception {
        body(run("direct:night", null));
        execute("ALTER TABLE smoothed ADD CONSTRAINT small CHECK (id < 10)");
        road(11, "Long");

        Exchange failed = run("direct:night", null);

        assertThat(failed.getException()).isNotNull();
        assertThat(smoothed()).extracting(row -> row.substring(0, 2)).containsExactly("1 ", "2 ");
        execute("DELETE FROM roads WHERE id = 11");
        body(run("direct:night", null));
        assertThat(smoothed()).hasSize(2);
    }
}
