package io.github.camelgp.benchmarks.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What Jackson with its fast parser and writer of doubles takes for the same text when nothing is built: the tokens are
 * read and the numbers converted; for writing, recorded tokens are written again.
 */
final class Limit implements Contender {
    private List<Object> esriTokens = List.of();
    private List<Object> geoTokens = List.of();

    @Override
    public Object readEsri(byte[] json) throws IOException {
        return sum(json);
    }

    @Override
    public Object readGeo(byte[] json) throws IOException {
        return sum(json);
    }

    private static Object sum(byte[] json) throws IOException {
        double sum = 0;
        try (JsonParser parser = Walk.FAST.createParser(new ByteArrayInputStream(json))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case VALUE_NUMBER_FLOAT -> sum += parser.getDoubleValue();
                    case VALUE_NUMBER_INT -> sum += parser.getLongValue();
                    case VALUE_STRING -> sum += parser.getText().length();
                    default -> sum += 1;
                }
            }
        }
        return sum;
    }

    @Override
    public void prepare(byte[] esriJson) throws IOException {
        CamelGp ours = new CamelGp();
        ours.prepare(esriJson);
        ByteArrayOutputStream geoJson = new ByteArrayOutputStream();
        ours.writeGeo(geoJson);
        esriTokens = tokens(esriJson);
        geoTokens = tokens(geoJson.toByteArray());
    }

    /** Runs of numbers are one array, so that little stands between the writer and the numbers. */
    private static List<Object> tokens(byte[] json) throws IOException {
        List<Object> tokens = new ArrayList<>();
        try (JsonParser parser = Walk.FAST.createParser(json)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    double[] run = new double[8];
                    int length = 0;
                    while (token == JsonToken.VALUE_NUMBER_FLOAT) {
                        run = length == run.length ? Arrays.copyOf(run, 2 * length) : run;
                        run[length++] = parser.getDoubleValue();
                        token = parser.nextToken();
                    }
                    tokens.add(Arrays.copyOf(run, length));
                    continue;
                }
                switch (token) {
                    case FIELD_NAME -> tokens.add(new Name(parser.currentName()));
                    case VALUE_STRING -> tokens.add(parser.getText());
                    case VALUE_NUMBER_INT -> tokens.add(parser.getLongValue());
                    default -> tokens.add(token);
                }
                token = parser.nextToken();
            }
        }
        return tokens;
    }

    private record Name(String text) {}

    @Override
    public void writeEsri(ByteArrayOutputStream out) throws IOException {
        write(esriTokens, out);
    }

    @Override
    public void writeGeo(ByteArrayOutputStream out) throws IOException {
        write(geoTokens, out);
    }

    private static void write(List<Object> tokens, ByteArrayOutputStream out) throws IOException {
        try (JsonGenerator json = Walk.FAST.createGenerator(out)) {
            for (Object token : tokens) {
                if (token instanceof double[] numbers) {
                    for (double number : numbers) {
                        json.writeNumber(number);
                    }
                } else if (token instanceof Name name) {
                    json.writeFieldName(name.text());
                } else if (token instanceof String text) {
                    json.writeString(text);
                } else if (token instanceof Long number) {
                    json.writeNumber(number);
                } else {
                    structure((JsonToken) token, json);
                }
            }
        }
    }

    private static void structure(JsonToken token, JsonGenerator json) throws IOException {
        switch (token) {
            case START_OBJECT -> json.writeStartObject();
            case END_OBJECT -> json.writeEndObject();
            case START_ARRAY -> json.writeStartArray();
            case END_ARRAY -> json.writeEndArray();
            case VALUE_TRUE -> json.writeBoolean(true);
            case VALUE_FALSE -> json.writeBoolean(false);
            default -> json.writeNull();
        }
    }
}
