package io.github.camelgp.internal.layer;

import io.github.camelgp.internal.client.LayerClient;
import io.github.camelgp.internal.client.LayerPage;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpProtocolException;
import io.github.camelgp.model.GpTruncatedException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * One layer being read: a request follows the answer before it, so that there is one in flight. No row is taken twice,
 * and what came is held against the count. For one use.
 */
final class LayerReading {
    private static final int MOST_PAGES = 1_000_000;
    private static final long GROWTH = 10_000;

    private final LayerClient client;
    private final LayerInfo info;
    private final LayerQuery query;
    private final PagePlan plan;
    private final OptionalLong expected;
    private final SetWriter writer;
    private final IdRanges seen = new IdRanges();
    private final CompletableFuture<LayerSet> done = new CompletableFuture<>();
    private long received;
    private int pages;

    LayerReading(
            LayerClient client,
            LayerInfo info,
            LayerQuery query,
            PagePlan plan,
            OptionalLong expected,
            SetWriter writer) {
        this.client = client;
        this.info = info;
        this.query = query;
        this.plan = plan;
        this.expected = expected;
        this.writer = writer;
    }

    CompletableFuture<LayerSet> start() {
        next();
        return done;
    }

    private void next() {
        try {
            Optional<Map<String, String>> parameters = plan.next();
            if (parameters.isEmpty()) {
                end();
                return;
            }
            client.page(info.url(), parameters.get(), info.idField()).whenComplete((page, failure) -> {
                if (failure != null) {
                    fail(failure);
                } else {
                    take(page);
                }
            });
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void take(LayerPage page) {
        try (page) {
            pages++;
            received += page.count();
            check(page);
            writer.add(page);
            plan.note(page);
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
            return;
        } catch (RuntimeException e) {
            fail(e);
            return;
        }
        next();
    }

    private void check(LayerPage page) {
        for (long id : page.ids()) {
            if (!seen.add(id)) {
                throw failure("sent the row with the object id " + id + " twice");
            }
        }
        boolean endless = expected.isPresent() && received > 2 * expected.getAsLong() + GROWTH;
        if (endless || pages > MOST_PAGES) {
            throw failure("sends more and more: " + received + " rows in " + pages + " answers"
                    + (expected.isPresent() ? ", though it counts " + expected.getAsLong() : ""));
        }
    }

    private GpException failure(String why) {
        return new GpProtocolException("query failed: the layer " + why, GpWhere.at(info.url()), null);
    }

    private void end() {
        if (expected.isEmpty() || received >= expected.getAsLong()) {
            finish();
            return;
        }
        client.count(info.url(), query.filter(info)).whenComplete((now, failure) -> {
            if (failure != null) {
                fail(failure);
            } else if (now.isPresent() && received >= now.getAsLong()) {
                finish();
            } else {
                fail(missing(now.orElse(expected.getAsLong())));
            }
        });
    }

    private GpException missing(long counted) {
        return new GpTruncatedException(
                query.label(),
                received,
                query.label() + " is not whole: the layer counts " + counted + " rows, but sent " + received,
                GpWhere.at(info.url()));
    }

    private void finish() {
        try {
            done.complete(new LayerSet(info, writer.finish(), received));
        } catch (IOException e) {
            fail(new UncheckedIOException(e));
        }
    }

    private void fail(Throwable failure) {
        writer.close();
        done.completeExceptionally(failure);
    }
}
