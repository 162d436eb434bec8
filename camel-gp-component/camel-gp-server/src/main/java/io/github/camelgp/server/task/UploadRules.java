package io.github.camelgp.server.task;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What clients may upload to a service (administrators know them as maxUploadFileSize and allowedUploadFileTypes).
 *
 * @param maxBytes size of one file
 * @param types ends of the allowed file names, without the dot, in lower case
 */
public record UploadRules(long maxBytes, Set<String> types) {
    private static final long GIGABYTE = 1024L * 1024 * 1024;
    private static final Set<String> USUAL = Set.of(
            "asc",
            "csv",
            "dat",
            "dwg",
            "dxf",
            "gdb",
            "geodatabase",
            "geojson",
            "gpkg",
            "gpx",
            "img",
            "jpeg",
            "jpg",
            "json",
            "kml",
            "kmz",
            "las",
            "laz",
            "nc",
            "pbf",
            "pdf",
            "png",
            "sd",
            "sde",
            "shp",
            "tif",
            "tiff",
            "txt",
            "xls",
            "xlsx",
            "xml",
            "zip",
            "zlas");

    /** Copies the types, in lower case. */
    public UploadRules {
        Set<String> small = new TreeSet<>();
        types.forEach(type -> small.add(type.toLowerCase(Locale.ROOT)));
        types = Set.copyOf(small);
    }

    /** 2 GB, and the types that geoprocessing tools usually read. */
    public static UploadRules usual() {
        return new UploadRules(2 * GIGABYTE, USUAL);
    }

    /** The same with another size. */
    public UploadRules maxBytes(long bytes) {
        return new UploadRules(bytes, types);
    }

    /** The same with other types. */
    public UploadRules types(String... ends) {
        return new UploadRules(maxBytes, Set.of(ends));
    }

    /** A file with that name may come in by its type; one without a type may not. */
    public boolean allows(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 && types.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
