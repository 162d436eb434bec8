package io.github.camelgp.operation.file;

import io.github.camelgp.internal.http.Spool;
import io.github.camelgp.internal.http.SpoolOutput;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpUpload;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.operation.input.WireValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Inputs whose files, and features that are too many for a request, stand at the server already.
 *
 * @param values by parameter name, as they go into the form
 * @param items ids of what was uploaded for them
 */
public record UploadedInputs(Map<String, WireValue> values, List<String> items) {

    public UploadedInputs {
        items = List.copyOf(items);
    }

    /** Uploads what has to be; one after the other. When one fails, those before are deleted where that can be done. */
    public static CompletableFuture<UploadedInputs> of(
            Map<String, WireValue> values, Uploads uploads, UploadMemory memory) {
        Map<String, WireValue> files = new LinkedHashMap<>();
        Map<String, WireValue.Features> big = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!value.files().isEmpty()) {
                uploads.mustBePossible(
                        name,
                        "The input " + name + " is a file here, "
                                + value.files().get(0));
                files.put(name, value);
            } else if (value instanceof WireValue.Features features
                    && isTooBig(features, uploads.options().uploadThreshold())) {
                uploads.mustBePossible(
                        name,
                        "The input " + name + " is bigger than uploadThreshold="
                                + uploads.options().uploadThreshold() + " bytes");
                big.put(name, features);
            }
        });
        if (files.isEmpty() && big.isEmpty()) {
            return CompletableFuture.completedFuture(new UploadedInputs(values, List.of()));
        }
        return new Sending(uploads, memory, values).send(files, big);
    }

    private static boolean isTooBig(WireValue.Features features, long threshold) {
        if (threshold == 0) {
            return false;
        }
        ByteLimit counted = new ByteLimit(threshold);
        try {
            features.writeTo(counted);
        } catch (IOException | GpException e) {
            // whoever writes the form says what is wrong with it
            return counted.isPassed();
        }
        return counted.isPassed();
    }

    /** Sends one after the other. */
    private static final class Sending {
        private final Uploads uploads;
        private final UploadMemory memory;
        private final Map<String, WireValue> values;
        private final List<GpUpload> sent = new ArrayList<>();
        private final List<String> items = new ArrayList<>();

        Sending(Uploads uploads, UploadMemory memory, Map<String, WireValue> values) {
            this.uploads = uploads;
            this.memory = memory;
            this.values = new LinkedHashMap<>(values);
        }

        CompletableFuture<UploadedInputs> send(Map<String, WireValue> files, Map<String, WireValue.Features> big) {
            CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
            for (Map.Entry<String, WireValue> input : files.entrySet()) {
                String name = input.getKey();
                List<String> ids = new ArrayList<>();
                for (UploadSource file : input.getValue().files()) {
                    all = all.thenComposeAsync(
                            before -> send(uploads, name, file).thenAccept(ids::add), uploads.readers());
                }
                all = all.thenRun(() -> values.put(name, input.getValue().uploaded(ids)));
            }
            for (Map.Entry<String, WireValue.Features> input : big.entrySet()) {
                all = all.thenComposeAsync(
                        before -> send(input.getKey(), input.getValue())
                                .thenAccept(id -> values.put(input.getKey(), WireValue.item(id))),
                        uploads.readers());
            }
            return all.thenApply(done -> new UploadedInputs(values, items)).whenComplete((done, failure) -> {
                if (failure != null) {
                    sent.forEach(item -> uploads.client().deleteUpload(uploads.url(), item.itemId()));
                }
            });
        }

        private CompletableFuture<String> send(String name, WireValue.Features features) {
            Spool text = written(name, features);
            return send(uploads.named(name + ".json"), name, new UploadSource(name + ".json", text::open, text::open))
                    .whenComplete((item, failure) -> text.release());
        }

        /** The id of the item; not sent again if it was sent on an earlier try of the exchange. */
        private CompletableFuture<String> send(Uploads to, String name, UploadSource source) {
            try {
                Optional<String> former = memory.item(name, source);
                if (former.isPresent()) {
                    items.add(former.get());
                    return CompletableFuture.completedFuture(former.get());
                }
            } catch (IOException e) {
                throw unreadable(name, e);
            }
            return to.send(source, name).thenApply(item -> {
                sent.add(item);
                items.add(item.itemId());
                try {
                    memory.keep(name, source, item.itemId());
                } catch (IOException e) {
                    throw unreadable(name, e);
                }
                return item.itemId();
            });
        }

        private GpParameterException unreadable(String name, IOException e) {
            return new GpParameterException(
                    name, "The input " + name + " cannot be read: " + e.getMessage(), GpWhere.at(uploads.url()), e);
        }

        private Spool written(String name, WireValue.Features features) {
            try (SpoolOutput out = new SpoolOutput(uploads.spooling())) {
                features.writeTo(out);
                return out.finish();
            } catch (IOException e) {
                throw new UncheckedIOException("The input cannot be kept until it is sent: " + e.getMessage(), e);
            } catch (GpException e) {
                throw new GpParameterException(
                        name, "The input " + name + " cannot be sent: " + e.getMessage(), GpWhere.at(uploads.url()), e);
            }
        }
    }
}
