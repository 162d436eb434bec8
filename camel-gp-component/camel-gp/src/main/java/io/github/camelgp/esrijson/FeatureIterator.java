package io.github.camelgp.esrijson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.camelgp.model.Feature;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Reads an array of features one by one. Closes its parser at the end and at the first failure; whoever stops earlier
 * closes it. Not for use outside the codecs.
 */
public final class FeatureIterator implements Iterator<Feature>, Closeable {
    private final JsonParser parser;
    private final Reading reading;
    private boolean more;

    /** Moves a new parser to the array of features; false when there is none. */
    @FunctionalInterface
    public interface Start {
        boolean toFeatures(JsonParser parser) throws IOException;
    }

    /** Reads the feature that is current. */
    @FunctionalInterface
    public interface Reading {
        Feature feature() throws IOException;
    }

    public FeatureIterator(JsonParser parser, Start start, Reading reading) {
        this.parser = parser;
        this.reading = reading;
        try {
            more = start.toFeatures(parser);
            advance();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private void advance() throws IOException {
        more = more && parser.nextToken() != JsonToken.END_ARRAY;
        if (!more) {
            parser.close();
        }
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public Feature next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        boolean complete = false;
        try {
            Feature feature = reading.feature();
            advance();
            complete = true;
            return feature;
        } catch (IOException e) {
            throw broken(e);
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private RuntimeException broken(IOException e) {
        RuntimeException failure = JsonText.broken(parser, e);
        close();
        return failure;
    }

    @Override
    public void close() {
        more = false;
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
