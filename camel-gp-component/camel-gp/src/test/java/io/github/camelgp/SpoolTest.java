package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.model.FeatureSet;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results that are kept in files of ours: readable as often as wanted, and gone with the exchange. */
class SpoolTest extends EchoTestSupport {
    private static final String POINTS = "gp:Results/Sync/Points?param.Count=50";

    @TempDir
    Path out;

    @Override
    void configure(GpComponent gp) {
        gp.setSpoolThreshold(1);
    }

    private Exchange through(String uri, Processor look) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri).process(look);
            }
        });
        return run("direct:start", null);
    }

    private static byte[] all(Exchange exchange) throws Exception {
        InputStream stream = exchange.getMessage().getBody(InputStream.class);
        byte[] bytes = stream.readAllBytes();
        ((StreamCache) exchange.getMessage().getBody()).reset();
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"geoJson", "esriJson", "raw"})
    void bigTextsAreStreamsThatCanBeReadAgain(String format) throws Exception {
        AtomicReference<byte[]> first = new AtomicReference<>();
        Exchange done = through(POINTS + "&resultFormat=" + format, exchange -> {
            assertThat(exchange.getMessage().getBody())
                    .isInstanceOf(InputStream.class)
                    .isInstanceOf(StreamCache.class);
            assertThat(spoolFiles()).isPositive();
            first.set(all(exchange));
            assertThat(all(exchange)).isEqualTo(first.get());
        });

        assertThat(done.getException()).isNull();
        assertThat(new ObjectMapper().readTree(first.get()).path("features")).hasSize(50);
        assertThat(spoolFiles()).isZero();
    }

    @Test
    void bigFeatureSetsAreReadFromTheirFile() throws Exception {
        Exchange done = through(POINTS, exchange -> {
            FeatureSet features = exchange.getMessage().getBody(FeatureSet.class);
            assertThat(features).isInstanceOf(StreamCache.class);
            assertThat(features).hasSize(50);
            assertThat(features).hasSize(50);
            assertThat(spoolFiles()).isPositive();
        });

        assertThat(done.getException()).isNull();
        assertThat(spoolFiles()).isZero();
    }

    @Test
    void bigRowsAreReadFromTheirFile() throws Exception {
        Exchange done = through(POINTS + "&resultFormat=rows", exchange -> {
            Iterable<?> rows = exchange.getMessage().getBody(Iterable.class);
            List<?> list = exchange.getMessage().getBody(List.class);
            assertThat(rows).hasSize(50);
            assertThat(list).hasSize(50);
        });

        assertThat(done.getException()).isNull();
        assertThat(spoolFiles()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"geoJson", "esriJson", "raw", "features"})
    void filesAreWrittenWhole(String format) throws Exception {
        String uri = POINTS + "&resultFormat=" + format;
        AtomicReference<String> text = new AtomicReference<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to(uri)
                        .process(exchange -> text.set(exchange.getMessage().getBody(String.class)))
                        .to("file:" + out + "?fileName=result.json");
            }
        });

        assertThat(run("direct:start", null).getException()).isNull();

        assertThat(Files.readString(out.resolve("result.json"))).isEqualTo(text.get());
        assertThat(new ObjectMapper().readTree(text.get()).path("features")).hasSize(50);
        assertThat(spoolFiles()).isZero();
    }

    @Test
    void splittingGivesFeatures() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(POINTS).split(body()).streaming().to("mock:feature");
            }
        });
        getMockEndpoint("mock:feature").expectedMessageCount(50);

        run("direct:start", null);

        getMockEndpoint("mock:feature").assertIsSatisfied();
        assertThat(spoolFiles()).isZero();
    }

    @Test
    void failedExchangesLeaveNothing() throws Exception {
        Exchange done = through(POINTS, exchange -> {
            throw new IllegalStateException("later");
        });

        assertThat(done.getException()).hasMessage("later");
        assertThat(spoolFiles()).isZero();
    }

    @Test
    void truncatedResultsLeaveNothing() throws Exception {
        assertThat(run("gp:Results/Jobs/Points?param.Count=101", null).getException())
                .isNotNull();
        assertThat(run("gp:Results/Sync/Both?param.Count=101", null).getException())
                .isNotNull();

        assertThat(spoolFiles()).isZero();
    }

    @Test
    void branchesReadTheWholeResultAtOnce() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to(POINTS + "&resultFormat=esriJson")
                        .multicast()
                        .parallelProcessing()
                        .to("direct:a", "direct:b");
                from("direct:a").convertBodyTo(String.class).to("mock:branch");
                from("direct:b").convertBodyTo(String.class).to("mock:branch");
            }
        });
        getMockEndpoint("mock:branch").expectedMessageCount(2);

        assertThat(run("direct:start", null).getException()).isNull();

        getMockEndpoint("mock:branch").assertIsSatisfied();
        List<String> texts = getMockEndpoint("mock:branch").getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
        assertThat(texts.get(0)).isEqualTo(texts.get(1)).contains("features");
        assertThat(spoolFiles()).isZero();
    }
}
