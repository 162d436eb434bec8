package io.github.camelgp.benchmarks.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** One way to read and write a set of features. What a way can't do, it doesn't list in {@link Way}. */
interface Contender {

    /** All features of an Esri JSON feature set. */
    Object readEsri(byte[] json) throws IOException;

    /** All features of a GeoJSON feature collection. */
    Object readGeo(byte[] json) throws IOException;

    /** Takes what {@link #writeEsri} and {@link #writeGeo} write; not measured. */
    void prepare(byte[] esriJson) throws IOException;

    void writeEsri(ByteArrayOutputStream out) throws IOException;

    void writeGeo(ByteArrayOutputStream out) throws IOException;
}
