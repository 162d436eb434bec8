package io.github.camelgp.model;

import java.util.List;

/**
 * A geoprocessing service (REST page "GP service").
 *
 * @param url the service's URL, ending in {@code /GPServer}
 * @param currentVersion release with its dots folded in, such as 10.91 or 11.3; 0 when the server does not tell
 * @param description the publisher's words; may be empty
 * @param tasks names as the server spells them
 * @param executionType how the tasks run
 * @param resultMapServerName empty when there is no result map service
 * @param maximumRecords features a result may hold; 0 when the server does not tell or gives none
 * @param capabilities words such as {@code Uploads}; may be empty
 */
public record GpService(
        String url,
        double currentVersion,
        String description,
        List<String> tasks,
        ExecutionType executionType,
        String resultMapServerName,
        int maximumRecords,
        List<String> capabilities) {

    public GpService {
        tasks = List.copyOf(tasks);
        capabilities = List.copyOf(capabilities);
    }
}
