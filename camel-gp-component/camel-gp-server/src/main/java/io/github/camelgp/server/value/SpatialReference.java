package io.github.camelgp.server.value;

import java.util.Map;

/**
 * A coordinate system by number or text. x is always longitude or easting, whatever the authority says.
 *
 * @param wkid the number as it was given; 0 when there is none
 * @param latestWkid the number that is in use now, such as 3857 for 102100; 0 when there is none
 * @param wkt well-known text; empty when there is none
 */
public record SpatialReference(int wkid, int latestWkid, String wkt) {
    private static final Map<Integer, Integer> LATEST = Map.of(102100, 3857, 102113, 3785, 900913, 3857);

    /** No number and no text. */
    public static final SpatialReference UNKNOWN = new SpatialReference(0, 0, "");

    /** WGS 84, longitude and latitude in degrees. */
    public static final SpatialReference WGS84 = of(4326);

    /** By number; the number in use now is filled in where it is known. */
    public static SpatialReference of(int wkid) {
        return new SpatialReference(wkid, LATEST.getOrDefault(wkid, wkid), "");
    }

    /** Neither a number nor a text. */
    public boolean isUnknown() {
        return wkid == 0 && latestWkid == 0 && wkt.isEmpty();
    }

    /** The number to look the system up by: the latest one, else the given one; 0 when there is none. */
    public int code() {
        int latest = latestWkid != 0 ? latestWkid : wkid;
        return LATEST.getOrDefault(latest, latest);
    }

    /** The same system, perhaps under an older number. */
    public boolean sameAs(SpatialReference other) {
        return code() != 0 || other.code() != 0 ? code() == other.code() : wkt.equals(other.wkt);
    }
}
