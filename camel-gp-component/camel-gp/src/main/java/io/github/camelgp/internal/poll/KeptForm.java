package io.github.camelgp.internal.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelgp.job.GpJobRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a row keeps of its request. */
final class KeptForm {
    private static final Logger LOG = LoggerFactory.getLogger(KeptForm.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptForm() {}

    /** Names and values; empty when the row has none, or has them elsewhere. */
    static Optional<Map<String, String>> of(GpJobRecord row) {
        var request = row.origin().request();
        if (request == null || request.claimCheck()) {
            return Optional.empty();
        }
        try {
            var values = JSON.readValue(request.value(), new TypeReference<LinkedHashMap<String, String>>() {});
            values.remove("f");
            return Optional.of(values);
        } catch (JsonProcessingException e) {
            LOG.warn("The request in a row can't be read {}", LedgerCore.ids(row));
            return Optional.empty();
        }
    }
}
