package io.github.camelgp.shapefile;

import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.SpatialReference;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Between the text of a {@code .prj} and spatial references. */
final class Projections {
    private static final String DEGREES = "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";
    private static final String WGS84 = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
            + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]]," + DEGREES;
    private static final String NZGD2000 = "GEOGCS[\"GCS_NZGD_2000\",DATUM[\"D_NZGD_2000\","
            + "SPHEROID[\"GRS_1980\",6378137.0,298.257222101]]," + DEGREES;
    private static final Pattern AUTHORITY =
            Pattern.compile("(?is)AUTHORITY\\s*\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d{1,9})\"?\\s*]\\s*]\\s*$");
    private static final Pattern NAME = Pattern.compile("(?is)^\\s*(?:PROJCS|GEOGCS)\\s*\\[\\s*\"([^\"]*)\"");
    private static final Pattern UTM = Pattern.compile("wgs_?1984_utm_zone_(\\d{1,2})([ns])");

    private Projections() {}

    /** What a {@code .prj} says: an id where it has one or is well known, else its text; null when it is empty. */
    static @Nullable SpatialReference read(String prj) {
        if (prj.isBlank()) {
            return null;
        }
        Matcher authority = AUTHORITY.matcher(prj);
        if (authority.find()) {
            return SpatialReference.of(Integer.parseInt(authority.group(1)));
        }
        Matcher name = NAME.matcher(prj);
        Integer known = name.find() ? known(name.group(1)) : null;
        return known == null ? new SpatialReference(null, null, null, prj.strip()) : SpatialReference.of(known);
    }

    private static @Nullable Integer known(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        Matcher utm = UTM.matcher(plain);
        if (utm.matches()) {
            return (utm.group(2).equals("n") ? 32600 : 32700) + Integer.parseInt(utm.group(1));
        }
        return switch (plain) {
            case "gcs_wgs_1984", "wgs_84", "wgs84" -> 4326;
            case "wgs_1984_web_mercator_auxiliary_sphere", "wgs_84_pseudo_mercator" -> 3857;
            case "nzgd_2000_new_zealand_transverse_mercator", "nzgd2000_new_zealand_transverse_mercator_2000" -> 2193;
            default -> null;
        };
    }

    /** @throws GpParameterException for an id whose text is not known here */
    static String write(SpatialReference reference) {
        if (reference.wkt() != null) {
            return reference.wkt();
        }
        Integer code = reference.code();
        if (code != null && code > 32600 && code <= 32660) {
            return utm(code - 32600, true);
        }
        if (code != null && code > 32700 && code <= 32760) {
            return utm(code - 32700, false);
        }
        return switch (code == null ? 0 : code) {
            case 4326 -> WGS84;
            case 3857 ->
                projected(
                        "WGS_1984_Web_Mercator_Auxiliary_Sphere",
                        WGS84,
                        "Mercator_Auxiliary_Sphere",
                        List.of(
                                "False_Easting\",0.0",
                                "False_Northing\",0.0",
                                "Central_Meridian\",0.0",
                                "Standard_Parallel_1\",0.0",
                                "Auxiliary_Sphere_Type\",0.0"));
            case 2193 ->
                projected(
                        "NZGD_2000_New_Zealand_Transverse_Mercator",
                        NZGD2000,
                        "Transverse_Mercator",
                        mercator(173, 0.9996, 1_600_000, 10_000_000));
            default ->
                throw new GpParameterException(
                        "",
                        "The text of the spatial reference " + code + " for the .prj is not known here; have the"
                                + " features come in 4326 (outSR), 3857 or a zone of UTM, or with a wkt",
                        GpWhere.NOWHERE);
        };
    }

    private static String utm(int zone, boolean north) {
        return projected(
                "WGS_1984_UTM_Zone_" + zone + (north ? "N" : "S"),
                WGS84,
                "Transverse_Mercator",
                mercator(6 * zone - 183, 0.9996, 500_000, north ? 0 : 10_000_000));
    }

    private static List<String> mercator(double meridian, double scale, double easting, double northing) {
        return List.of(
                "False_Easting\"," + easting,
                "False_Northing\"," + northing,
                "Central_Meridian\"," + meridian,
                "Scale_Factor\"," + scale,
                "Latitude_Of_Origin\",0.0");
    }

    private static String projected(String name, String geographic, String method, List<String> parameters) {
        return "PROJCS[\"" + name + "\"," + geographic + ",PROJECTION[\"" + method + "\"],PARAMETER[\""
                + String.join("],PARAMETER[\"", parameters) + "],UNIT[\"Meter\",1.0]]";
    }
}
