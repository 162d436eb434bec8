package io.github.camelgp.model;

import org.jspecify.annotations.Nullable;

/**
 * A spatial reference as Esri JSON carries it. Two of them are the same system when {@link #code()} is, however they
 * are spelled: 102100 with {@code latestWkid} 3857 is 3857.
 *
 * @param wkid well-known id, EPSG's or Esri's; null when the system is given another way
 * @param latestWkid the id that replaced {@code wkid}; null when there is none
 * @param vcsWkid well-known id of the vertical system; null when there is none
 * @param latestVcsWkid the id that replaced {@code vcsWkid}; null when there is none
 * @param wkt well-known text; null unless given
 * @param wkt2 well-known text as ISO 19162 has it; null unless given
 */
public record SpatialReference(
        @Nullable Integer wkid,
        @Nullable Integer latestWkid,
        @Nullable Integer vcsWkid,
        @Nullable Integer latestVcsWkid,
        @Nullable String wkt,
        @Nullable String wkt2) {
    /** Longitude and latitude in degrees on WGS 84, x is longitude. */
    public static final SpatialReference WGS84 = of(4326);

    private static final int WEB_MERCATOR = 3857;
    private static final int HIGHEST_EPSG_CODE = 32767;

    /** A system by ids or text, without the newer forms of either. */
    public SpatialReference(
            @Nullable Integer wkid, @Nullable Integer latestWkid, @Nullable Integer vcsWkid, @Nullable String wkt) {
        this(wkid, latestWkid, vcsWkid, null, wkt, null);
    }

    public static SpatialReference of(int wkid) {
        return new SpatialReference(wkid, null, null, null);
    }

    /** {@code EPSG:3857} or {@code ESRI:102003}, by {@link #code()}; null without an id. */
    public @Nullable String authorityCode() {
        Integer code = code();
        return code == null ? null : (code > HIGHEST_EPSG_CODE ? "ESRI:" : "EPSG:") + code;
    }

    /** The id to compare by: {@code latestWkid}, else {@code wkid}, Web Mercator's old ones as 3857; null without any. */
    public @Nullable Integer code() {
        Integer code = latestWkid != null ? latestWkid : wkid;
        if (code == null) {
            return null;
        }
        return switch (code) {
            case 102100, 102113, 900913 -> WEB_MERCATOR;
            default -> code;
        };
    }

    /** Whether both name the same horizontal system; false when either has neither id nor text. */
    public boolean isSameAs(SpatialReference other) {
        Integer code = code();
        if (code != null || other.code() != null) {
            return code != null && code.equals(other.code());
        }
        return wkt != null ? wkt.equals(other.wkt) : wkt2 != null && wkt2.equals(other.wkt2);
    }
}
