package io.github.camelgp.operation.output;

/** What the server is asked for where {@code resultFormat=raw}. */
public enum RawFormat {
    /** The value's JSON. */
    json("application/json"),
    /** GeoJSON, as the server writes it. */
    geojson("application/geo+json"),
    /** KML, zipped. */
    kmz("application/vnd.google-earth.kmz"),
    /** Features in protocol buffers; some services only. */
    pbf("application/x-protobuf");

    private final String contentType;

    RawFormat(String contentType) {
        this.contentType = contentType;
    }

    /** For the header. */
    public String contentType() {
        return contentType;
    }
}
