package io.github.camelgp.examples.complete.stage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** A PostgreSQL with parks, and the trees that were planned for them yesterday. */
final class Database implements AutoCloseable {
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), Park.WKID);

    private final EmbeddedPostgres server;
    private final Connection connection;

    Database(List<Park> parks, List<Tree> yesterday) throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        connection = source().getConnection();
        execute(resource("/sql/tables.sql"));
        insert(parks);
        insertTrees(yesterday);
        execute("CREATE TABLE tree_yesterday AS SELECT * FROM tree");
    }

    private void insert(List<Park> parks) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO park VALUES (?, ?, ?)")) {
            for (Park park : parks) {
                insert.setInt(1, park.id());
                insert.setString(2, park.name());
                insert.setBytes(3, ewkb(park.shape()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertTrees(List<Tree> trees) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO tree VALUES (?, ?, ?, ?, ?)")) {
            for (Tree tree : trees) {
                insert.setLong(1, tree.park());
                insert.setLong(2, tree.number());
                insert.setString(3, tree.species());
                insert.setDouble(4, tree.height());
                insert.setBytes(5, ewkb(FACTORY.createPoint(new Coordinate(tree.x(), tree.y()))));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
    }

    DataSource source() {
        return server.getPostgresDatabase();
    }

    /** Brings back the trees of yesterday. */
    void restore() throws SQLException {
        execute("DELETE FROM tree; INSERT INTO tree SELECT * FROM tree_yesterday");
    }

    /** What is in the table now. */
    List<Tree> trees() throws SQLException {
        List<Tree> trees = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM tree ORDER BY park, number")) {
            while (rows.next()) {
                Geometry shape = geometry(rows.getBytes("shape"));
                trees.add(new Tree(
                        rows.getLong("park"),
                        rows.getLong("number"),
                        rows.getString("species"),
                        rows.getDouble("height"),
                        shape.getCoordinate().x,
                        shape.getCoordinate().y));
            }
        }
        return trees;
    }

    private static Geometry geometry(byte[] ewkb) {
        try {
            Geometry geometry = new WKBReader().read(ewkb);
            if (geometry.getSRID() != Park.WKID) {
                throw new IllegalStateException("a tree has the SRID " + geometry.getSRID());
            }
            return geometry;
        } catch (ParseException e) {
            throw new IllegalStateException("a tree has no EWKB", e);
        }
    }

    private static byte[] ewkb(Geometry geometry) {
        return new WKBWriter(2, true).write(geometry);
    }

    private void execute(String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Database.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        server.close();
    }
}
