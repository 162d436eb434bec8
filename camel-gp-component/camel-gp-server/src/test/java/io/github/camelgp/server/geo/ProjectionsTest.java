package io.github.camelgp.server.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXYZM;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;

class ProjectionsTest {

    private final GeometryFactory factory = new GeometryFactory();

    @Test
    void placesTheTutorialsPointInCalifornia() {
        var place = Projections.transform(new Coordinate(-13308192.1956127, 4221903.58555983), 54003, 4326);

        // Miller's cylindrical formulas by hand, with the semi-major axis as radius
        assertThat(place.x).isEqualTo(Math.toDegrees(-13308192.1956127 / 6378137), within(1e-9));
        double y = 4221903.58555983 / 6378137;
        assertThat(place.y).isEqualTo(Math.toDegrees(2.5 * (Math.atan(Math.exp(0.8 * y)) - Math.PI / 4)), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "3857, -13308192.196, 4335000.000", "102100, 1000000, 6000000", "102113, 1000000, 6000000",
        "54003, -13308192.1956, 4221903.5856", "2193, 1757000, 5917000", "32633, 500000, 5300000",
        "4269, -100.5, 40.25", "27700, 400000, 300000", "54030, 100000, 4000000"
    })
    void comesBackToWhereItStarted(int wkid, double x, double y) {
        var there = Projections.transform(new Coordinate(x, y), wkid, 4326);
        var back = Projections.transform(there, 4326, wkid);

        assertThat(back.x).isEqualTo(x, within(0.01));
        assertThat(back.y).isEqualTo(y, within(0.01));
    }

    @Test
    void webMercatorIsComputedOnTheSphereFromGeodeticLatitude() {
        var place = Projections.transform(new Coordinate(15, 60), 4326, 102100);

        assertThat(place.x).isEqualTo(Math.toRadians(15) * 6378137, within(1e-3));
        assertThat(place.y).isEqualTo(Math.log(Math.tan(Math.toRadians(75))) * 6378137, within(1e-3));
    }

    @Test
    void keepsZAndM() {
        var point = factory.createPoint(new CoordinateXYZM(174.7645, -36.8767, 12, 7));

        var moved = Projections.transform(point, 4326, 2193).getCoordinate();

        assertThat(moved.getZ()).isEqualTo(12);
        assertThat(moved.getM()).isEqualTo(7);
        assertThat(moved.x).isBetween(1756000.0, 1759000.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 999999, 123})
    void namesAnIdThatItDoesNotKnow(int wkid) {
        assertThat(Projections.isKnown(wkid)).isFalse();
        assertThatThrownBy(() -> Projections.of(wkid))
                .isInstanceOf(SpatialReferenceException.class)
                .hasMessageContaining(String.valueOf(wkid));
    }

    @Test
    void refusesAPoleInMercator() {
        assertThatThrownBy(() -> Projections.transform(new Coordinate(0, -90), 4326, 3857))
                .isInstanceOf(SpatialReferenceException.class)
                .hasMessageContaining("3857");
    }

    @Test
    void tellsAnglesFromLengths() {
        assertThat(Projections.isGeographic(4326)).isTrue();
        assertThat(Projections.isGeographic(4269)).isTrue();
        assertThat(Projections.isGeographic(2193)).isFalse();
        assertThat(Projections.isGeographic(54003)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]];4326",
                "PROJCS[\"WGS_1984_UTM_Zone_33N\",GEOGCS[\"GCS_WGS_1984\"]];32633",
                "PROJCS[\"NZGD2000 / NZTM\",GEOGCS[\"NZGD2000\",AUTHORITY[\"EPSG\",\"4167\"]],AUTHORITY[\"EPSG\",\"2193\"]];2193",
                "PROJCS[\"NZGD_2000_New_Zealand_Transverse_Mercator\",UNIT[\"Meter\",1.0]];2193"
            })
    void readsTheIdOutOfWkt(String wkt, int wkid) {
        assertThat(Projections.wkidOf(wkt)).hasValue(wkid);
    }

    @Test
    void findsNoIdInWktOfItsOwnKind() {
        assertThat(Projections.wkidOf("PROJCS[\"Our own grid\",UNIT[\"Meter\",1.0]]"))
                .isEmpty();
    }

    @Test
    void localPlaneCutsWhatReachesOverTheDateLine() {
        var plane = new LocalPlane(179.95, -17);
        var circle = factory.createPoint(new Coordinate(0, 0)).buffer(20_000);

        var lonLat = plane.toLonLat(circle);

        assertThat((Object) lonLat).isInstanceOf(Polygonal.class);
        assertThat(lonLat.isValid()).isTrue();
        assertThat(lonLat.getNumGeometries()).isEqualTo(2);
        assertThat(lonLat.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-180);
        assertThat(lonLat.getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(180);
        double metresPerDegree = 111_000;
        assertThat(lonLat.getArea() * metresPerDegree * metresPerDegree * Math.cos(Math.toRadians(17)))
                .isEqualTo(circle.getArea(), within(circle.getArea() * 0.02));
    }

    @Test
    void localPlaneMeasuresGeodesics() {
        var plane = new LocalPlane(10, 0);

        var east = plane.toPlane(11, 0);

        assertThat(east.x).isEqualTo(Math.toRadians(1) * 6378137, within(1e-3));
        assertThat(east.y).isEqualTo(0, within(1e-6));
        assertThat(plane.toLonLat(east.x, east.y).x).isEqualTo(11, within(1e-9));
    }
}
