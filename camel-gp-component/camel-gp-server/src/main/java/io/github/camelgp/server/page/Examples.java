package io.github.camelgp.server.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.server.geo.Projections;
import io.github.camelgp.server.task.ParameterDefinition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.locationtech.jts.geom.Coordinate;

/** Values to begin with in a form; features lie on the elevation model that ships with the server. */
final class Examples {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double LONGITUDE = 174.7645;
    private static final double LATITUDE = -36.8767;
    private static final double STEP = 0.001;
    private static final double[][] AREA = {{-1, -1}, {-1, 1}, {1, 1}, {1, -1}, {-1, -1}};
    private static final double[][] LINE = {{-2, -1}, {0, 1}, {2, 0}};
    private static final double[][] POINTS = {{0, 0}, {1, 1}};

    private Examples() {}

    /** JSON for features and for lengths; empty for other types. Of several inputs each one lies a little aside. */
    static String of(ParameterDefinition parameter, int number) {
        if (parameter.dataType().equals("GPLinearUnit")) {
            return "{\"distance\":100,\"units\":\"esriMeters\"}";
        } else if (!parameter.dataType().equals("GPFeatureRecordSetLayer")) {
            return "";
        }
        int asked = parameter.spatialReference().wkid();
        int wkid = asked != 0 && Projections.isKnown(asked) ? asked : Projections.WGS84;
        String type = parameter.geometryType() == null ? "esriGeometryPolygon" : parameter.geometryType();
        ObjectNode set = NODES.objectNode().put("geometryType", type);
        set.putObject("spatialReference").put("wkid", wkid);
        geometry(set.putArray("features").addObject().putObject("geometry"), type, wkid, number * STEP);
        return set.toString();
    }

    private static void geometry(ObjectNode geometry, String type, int wkid, double aside) {
        switch (type) {
            case "esriGeometryPoint" -> {
                ArrayNode at = vertex(new double[] {0, 0}, wkid, aside);
                geometry.set("x", at.get(0));
                geometry.set("y", at.get(1));
            }
            case "esriGeometryMultipoint" -> vertices(geometry.putArray("points"), POINTS, wkid, aside);
            case "esriGeometryPolyline" -> vertices(geometry.putArray("paths").addArray(), LINE, wkid, aside);
            default -> vertices(geometry.putArray("rings").addArray(), AREA, wkid, aside);
        }
    }

    private static void vertices(ArrayNode list, double[][] steps, int wkid, double aside) {
        for (double[] step : steps) {
            list.add(vertex(step, wkid, aside));
        }
    }

    private static ArrayNode vertex(double[] step, int wkid, double aside) {
        Coordinate place = new Coordinate(LONGITUDE + aside + step[0] * STEP, LATITUDE + step[1] * STEP);
        Coordinate at = Projections.transform(place, Projections.WGS84, wkid);
        int decimals = Projections.isGeographic(wkid) ? 6 : 1;
        return NODES.arrayNode().add(rounded(at.x, decimals)).add(rounded(at.y, decimals));
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
