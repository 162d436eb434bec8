package io.github.camelgp.internal.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.esrijson.EsriJsonReader;
import io.github.camelgp.internal.client.ClientSettings;
import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.client.SiteAccess;
import io.github.camelgp.internal.http.HttpSettings;
import io.github.camelgp.internal.http.HttpTestSupport;
import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.internal.http.RawServer.Request;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.SpatialReference;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers are read whole, or fail: by the flag and the count, whatever pages look like. */
@Timeout(60)
class LayerPagesTest extends HttpTestSupport {
    private static final String LAYER = "/arcgis/rest/services/Hosted/Odd/FeatureServer/0";

    @TempDir
    Path spools;

    private RawServer server;

    private CompletableFuture<LayerSet> reading(ScriptedLayer layer, LayerQuery query) {
        server = server(layer);
        HttpSettings settings = HttpSettings.defaults().withAttempts(2).withSpooling(100, spools);
        GpClient client = new GpClient(
                transport(settings),
                SiteAccess.ANONYMOUS,
                ClientSettings.defaults(),
                scheduler,
                InstantSource.system());
        return new LayerPages(client.layers(), settings.spooling()).read(server.uri(LAYER) + "?token=hidden", query);
    }

    private List<Long> ids(ScriptedLayer layer) throws Exception {
        List<Long> ids = new ArrayList<>();
        try (LayerSet set = value(reading(layer, LayerQuery.all("Out")))) {
            FeatureSet features = new EsriJsonReader().featureSet(set.features());
            for (Feature feature : features) {
                ids.add((Long) feature.attributes().get("FID"));
            }
            assertThat(features.exceededTransferLimit()).isFalse();
            assertThat(set.count()).isEqualTo(ids.size());
        }
        assertThat(files()).isZero();
        return ids;
    }

    private long files() throws Exception {
        try (Stream<Path> files = Files.list(spools)) {
            return files.count();
        }
    }

    private <E extends Throwable> E failure(ScriptedLayer layer, Class<E> type) throws Exception {
        E failure = failure(reading(layer, LayerQuery.all("Out")), type);
        assertThat(failure.getMessage()).doesNotContain("hidden");
        assertThat(files()).isZero();
        return failure;
    }

    private List<Map<String, String>> queries() {
        return server.requests().stream()
                .filter(request -> request.path().endsWith("/query"))
                .map(RawServer.Request::parameters)
                .filter(asked -> !asked.containsKey("returnCountOnly") && !asked.containsKey("returnIdsOnly"))
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "10, 1", "11, 2", "95, 10"})
    void pagesFollowEachOtherUntilTheFlagIsGone(int rows, int requests) throws Exception {
        assertThat(ids(new ScriptedLayer(rows))).isEqualTo(upTo(rows));

        assertThat(queries()).hasSize(requests);
        assertThat(queries()).allSatisfy(asked -> assertThat(asked)
                .containsEntry("orderByFields", "FID")
                .containsEntry("resultRecordCount", "10")
                .containsEntry("outFields", "*")
                .containsEntry("f", "json")
                .doesNotContainKey("token"));
    }

    @Test
    void featuresStayAsTheyWereSent() throws Exception {
        try (LayerSet set = value(reading(new ScriptedLayer(12), LayerQuery.all("Out")));
                InputStream stream = set.features().open()) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(text)
                    .contains("\"x\":12.50,\"y\":1e1")
                    .contains("n\u00e4me]11")
                    .doesNotContain("exceeded");
            assertThat(new EsriJsonReader().featureSet(text).spatialReference()).isEqualTo(SpatialReference.of(2193));
        }
    }

    @Test
    void aSmallerPageMayBeAskedFor() throws Exception {
        LayerQuery query = new LayerQuery("Out", "1=1", "4326", true, true, 4);

        try (LayerSet set = value(reading(new ScriptedLayer(9), query))) {
            assertThat(set.count()).isEqualTo(9);
        }

        assertThat(queries()).hasSize(3).allSatisfy(asked -> assertThat(asked)
                .containsEntry("resultRecordCount", "4")
                .containsEntry("outSR", "4326")
                .containsEntry("returnZ", "true")
                .containsEntry("returnM", "true"));
    }

    @Test
    void shortPagesGoOnWithTheFlag() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25) {
            @Override
            Reply slice(int offset, int limit) {
                return super.slice(offset, Math.min(limit, 3));
            }
        };

        assertThat(ids(layer)).isEqualTo(upTo(25));
    }

    @Test
    void anEmptyPageGoesOnWithTheFlag() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(15) {
            @Override
            Reply slice(int offset, int limit) {
                return offset == 0 ? features(new long[0], true) : super.slice(offset - 10, limit);
            }
        };

        assertThat(ids(layer)).isEqualTo(upTo(15));
    }

    @Test
    void emptyPagesWithoutEndFail() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(15) {
            @Override
            Reply slice(int offset, int limit) {
                return features(new long[0], true);
            }
        };

        assertThat(failure(layer, GpProtocolException.class)).hasMessageContaining("empty pages");
        assertThat(queries().size()).isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"properties\":{\"exceededTransferLimit\":%s},", "\"exceededTransferLimit\":\"%s\","})
    void theFlagMayStandElsewhereOrBeMissing(String format) throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25);
        layer.flagFormat = format;

        assertThat(ids(layer)).isEqualTo(upTo(25));
    }

    @Test
    void aServerThatSendsTheFirstPageAgainFails() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25) {
            @Override
            Reply slice(int offset, int limit) {
                return super.slice(0, limit);
            }
        };

        assertThat(failure(layer, GpProtocolException.class)).hasMessageContaining("object id 1 twice");
    }

    @Test
    void rowsThatNeverEndFail() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(5) {
            private long id;

            @Override
            Reply slice(int offset, int limit) {
                return features(LongStream.range(id, id += 1000).toArray(), true);
            }
        };
        layer.maximum = 1000;

        assertThat(failure(layer, GpProtocolException.class)).hasMessageContaining("more and more");
    }

    @Test
    void fewerRowsThanCountedFailWithBothNumbers() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25) {
            @Override
            long counted() {
                return 30;
            }
        };

        GpTruncatedException failure = failure(layer, GpTruncatedException.class);

        assertThat(failure).hasMessageContaining("30").hasMessageContaining("25");
        assertThat(failure.getReceived()).isEqualTo(25);
        assertThat(failure.getOutput()).isEqualTo("Out");
    }

    @Test
    void rowsThatAreDeletedMeanwhileAreNotMissed() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25) {
            private int asked;

            @Override
            long counted() {
                return asked++ == 0 ? 30 : 25;
            }
        };

        assertThat(ids(layer)).isEqualTo(upTo(25));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 95})
    void layersThatDoNotPageAreReadByObjectIds(int rows) throws Exception {
        ScriptedLayer layer = new ScriptedLayer(rows);
        layer.pages = false;

        assertThat(ids(layer)).isEqualTo(upTo(rows));
        assertThat(queries())
                .allSatisfy(asked ->
                        assertThat(asked).containsKey("objectIds").doesNotContainKeys("resultOffset", "orderByFields"));
    }

    @Test
    void manyObjectIdsGoInTheBody() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(2500);
        layer.pages = false;
        layer.maximum = 1000;

        assertThat(ids(layer)).hasSize(2500);
        assertThat(server.requests().stream().map(RawServer.Request::method)).contains("POST");
    }

    @Test
    void idsThatAnAnswerLeavesOutAreAskedForAgain() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25) {
            @Override
            Reply features(long[] ids, boolean more) {
                return super.features(LongStream.of(ids).limit(3).toArray(), ids.length > 3);
            }
        };
        layer.pages = false;

        assertThat(ids(layer)).containsExactlyInAnyOrderElementsOf(upTo(25));
    }

    @Test
    void idsThatNeverComeAreMissing() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25) {
            @Override
            Reply features(long[] ids, boolean more) {
                return super.features(LongStream.of(ids).filter(id -> id != 7).toArray(), false);
            }
        };
        layer.pages = false;

        assertThat(failure(layer, GpTruncatedException.class))
                .hasMessageContaining("25")
                .hasMessageContaining("24");
    }

    @Test
    void aServerThatIgnoresCountAndIdsIsReadAtOnce() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(8);
        layer.pages = false;
        layer.counts = false;
        layer.listsIds = false;

        assertThat(ids(layer)).isEqualTo(upTo(8));
    }

    @Test
    void aServerThatIgnoresCountAndIdsAndKeepsRowsBackFails() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(11);
        layer.pages = false;
        layer.counts = false;
        layer.listsIds = false;

        assertThat(failure(layer, GpTruncatedException.class)).hasMessageContaining("10 rows");
    }

    @Test
    void datesOfUnknownZoneAreAskedForAsSuch() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(1);
        layer.info = ",\"datesInUnknownTimezone\":true";

        ids(layer);

        assertThat(queries().get(0)).containsEntry("timeReferenceUnknownClient", "true");
    }

    @Test
    void aPageThatFailsForAMomentIsAskedForAgain() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25) {
            private boolean failed;

            @Override
            Reply slice(int offset, int limit) {
                if (offset == 10 && !failed) {
                    failed = true;
                    return Reply.of(503, "text/html", "<html>busy</html>");
                }
                return super.slice(offset, limit);
            }
        };

        assertThat(ids(layer)).isEqualTo(upTo(25));
    }

    @Test
    void anErrorInTheMiddleFailsAndLeavesNoFile() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(25) {
            @Override
            Reply slice(int offset, int limit) {
                return offset < 20
                        ? super.slice(offset, limit)
                        : Reply.json("{\"error\":{\"code\":400,\"message\":\"Unable to complete operation.\"}}");
            }
        };

        assertThat(failure(layer, GpServiceException.class)).hasMessageContaining("Unable to complete");
    }

    @Test
    void rastersCannotBeRead() throws Exception {
        ScriptedLayer layer = new ScriptedLayer(1) {
            @Override
            public Reply reply(Request request) {
                return Reply.json("{\"name\":\"Heights\",\"type\":\"Raster Layer\"}");
            }
        };

        assertThat(failure(layer, GpParameterException.class)).hasMessageContaining("Heights");
    }
}
