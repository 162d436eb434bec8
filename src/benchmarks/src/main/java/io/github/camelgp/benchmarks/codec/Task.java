package io.github.camelgp.benchmarks.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What is measured. */
public enum Task {
    READ_ESRI_JSON("Esri JSON to JTS") {
        @Override
        Object run(Contender contender, byte[] json, ByteArrayOutputStream out) throws IOException {
            return contender.readEsri(json);
        }
    },
    WRITE_ESRI_JSON("JTS to Esri JSON") {
        @Override
        Object run(Contender contender, byte[] json, ByteArrayOutputStream out) throws IOException {
            contender.writeEsri(out);
            return out;
        }
    },
    READ_GEO_JSON("GeoJSON to JTS") {
        @Override
        Object run(Contender contender, byte[] json, ByteArrayOutputStream out) throws IOException {
            return contender.readGeo(json);
        }
    },
    WRITE_GEO_JSON("JTS to GeoJSON") {
        @Override
        Object run(Contender contender, byte[] json, ByteArrayOutputStream out) throws IOException {
            contender.writeGeo(out);
            return out;
        }
    };

    private final String title;

    Task(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    boolean isGeoJson() {
        return this == READ_GEO_JSON || this == WRITE_GEO_JSON;
    }

    abstract Object run(Contender contender, byte[] json, ByteArrayOutputStream out) throws IOException;
}
