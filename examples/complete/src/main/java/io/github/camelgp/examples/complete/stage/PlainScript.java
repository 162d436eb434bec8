package io.github.camelgp.examples.complete.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.locationtech.jts.geom.Coordinate;

/**
 * What many a script looks like: submit, poll, fetch, store. It asks for data instead of a picture ({@code
 * returnType=data}), and it even looks at the status of the job and at errors. It doesn't know of
 * {@code exceededTransferLimit}.
 */
final class PlainScript {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String task;
    private final DataSource database;
    private final Story story;

    PlainScript(String task, DataSource database, Story story) {
        this.task = task;
        this.database = database;
        this.story = story;
    }

    /** How many trees it got and stored. */
    int run(List<Park> parks, int treesPerPark) throws IOException, InterruptedException, SQLException {
        String form = "f=json&Trees_per_Park=" + treesPerPark + "&Parks="
                + URLEncoder.encode(json(parks).toString(), StandardCharsets.UTF_8);
        String job = ask(task + "/submitJob", form).path("jobId").asText();
        story.goesOn("job " + job);
        String status = "";
        while (!status.equals("esriJobSucceeded")) {
            TimeUnit.MILLISECONDS.sleep(300);
            status = ask(task + "/jobs/" + job, "f=json").path("jobStatus").asText();
            if (status.equals("esriJobFailed") || status.equals("esriJobTimedOut")) {
                throw new IOException(status);
            }
        }
        story.goesOn(status);
        JsonNode result = ask(task + "/jobs/" + job + "/results/Trees", "f=json&returnType=data");
        JsonNode features = result.path("value").path("features");
        store(features);
        return features.size();
    }

    private JsonNode ask(String url, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode json = JSON.readTree(answer.body());
        if (answer.statusCode() != 200 || json.has("error")) {
            throw new IOException("HTTP " + answer.statusCode() + ": " + json.path("error"));
        }
        return json;
    }

    private void store(JsonNode features) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement delete = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO tree VALUES (?, ?, ?, ?, '')")) {
            connection.setAutoCommit(false);
            delete.execute("DELETE FROM tree");
            for (JsonNode feature : features) {
                JsonNode attributes = feature.path("attributes");
                insert.setLong(1, attributes.path("Park").asLong());
                insert.setLong(2, attributes.path("Number").asLong());
                insert.setString(3, attributes.path("Species").asText());
                insert.setDouble(4, attributes.path("Height").asDouble());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static ObjectNode json(List<Park> parks) {
        ObjectNode set = JSON.createObjectNode().put("geometryType", "esriGeometryPolygon");
        set.putObject("spatialReference").put("wkid", Park.WKID);
        ArrayNode features = set.putArray("features");
        for (Park park : parks) {
            ObjectNode feature = features.addObject();
            feature.putObject("attributes").put("id", park.id()).put("name", park.name());
            ArrayNode ring = feature.putObject("geometry").putArray("rings").addArray();
            for (Coordinate corner : park.shape().reverse().getCoordinates()) {
                ring.addArray().add(corner.x).add(corner.y);
            }
        }
        return set;
    }
}
