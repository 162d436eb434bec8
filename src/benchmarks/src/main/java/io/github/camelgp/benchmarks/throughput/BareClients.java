package io.github.camelgp.benchmarks.throughput;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/** The HTTP library by itself. Each way asks for so many points, and tells how many features it has read. */
final class BareClients implements AutoCloseable {
    private static final ObjectMapper TREES = new ObjectMapper();
    private static final JsonFactory FAST = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();
    private static final int SMALLEST_FEATURE = 50;
    private static final byte GZIP_0 = 0x1f;
    private static final byte GZIP_1 = (byte) 0x8b;

    private final String url;
    private final CloseableHttpClient client;
    private final CloseableHttpAsyncClient asyncClient;

    BareClients(String server, int connections) {
        url = server + "/rest/services/Load/GPServer/Points/execute";
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(connections)
                        .setMaxConnTotal(connections)
                        .build())
                .build();
        asyncClient = HttpAsyncClients.createDefault();
        asyncClient.start();
    }

    /** Reads the body as bytes; that they are enough for the features is all that is looked at. */
    int bytes(int points) throws IOException {
        return post(points, response -> enough(EntityUtils.toByteArray(response.getEntity()), points));
    }

    /** The same with the client that does not read in the caller's thread; what comes compressed is inflated as there. */
    int withoutThread(int points) throws IOException, InterruptedException, ExecutionException {
        SimpleHttpRequest request = SimpleRequestBuilder.post(url)
                .addParameters(form(points).toArray(NameValuePair[]::new))
                .setHeader("Accept-Encoding", "gzip")
                .build();
        byte[] body = asyncClient.execute(request, null).get().getBodyBytes();
        boolean compressed = body.length > 1 && body[0] == GZIP_0 && body[1] == GZIP_1;
        if (!compressed) {
            return enough(body, points);
        }
        try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return enough(inflated.readAllBytes(), points);
        }
    }

    private static int enough(byte[] body, int points) {
        return body.length >= points * SMALLEST_FEATURE ? points : 0;
    }

    /** Goes through all tokens and converts all numbers. */
    int tokens(int points) throws IOException {
        return post(points, response -> {
            int features = 0;
            double sum = 0;
            try (InputStream body = response.getEntity().getContent();
                    JsonParser parser = FAST.createParser(body)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    switch (token) {
                        case VALUE_NUMBER_FLOAT -> sum += parser.getDoubleValue();
                        case VALUE_NUMBER_INT -> sum += parser.getLongValue();
                        case VALUE_STRING -> sum += parser.getText().length();
                        case FIELD_NAME -> features += parser.currentName().equals("attributes") ? 1 : 0;
                        default -> sum += 1;
                    }
                }
            }
            return Double.isNaN(sum) ? 0 : features;
        });
    }

    /** Reads everything into Jackson's tree. */
    int tree(int points) throws IOException {
        return post(points, response -> TREES.readTree(response.getEntity().getContent())
                .at("/results/0/value/features")
                .size());
    }

    private int post(int points, HttpClientResponseHandler<Integer> reading) throws IOException {
        HttpPost post = new HttpPost(url);
        post.setEntity(new UrlEncodedFormEntity(form(points)));
        return client.execute(post, reading);
    }

    private static List<NameValuePair> form(int points) {
        return List.of(new BasicNameValuePair("Count", Integer.toString(points)), new BasicNameValuePair("f", "json"));
    }

    @Override
    public void close() throws IOException {
        client.close();
        asyncClient.close();
    }
}
