package io.github.camelgp.server.protocol;

import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * The release of ArcGIS that the server behaves like, and what came with which. Releases are compared as decimal numbers:
 * 10.91 is 10.9.1.
 *
 * @param number as in {@code currentVersion}
 */
public record Release(BigDecimal number) {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Field", "10.7"),
            Map.entry("GPValueTable", "11.0"),
            Map.entry("GPComposite", "11.2"),
            Map.entry("GPArealUnit", "11.3"),
            Map.entry("GPSpatialReference", "11.4"),
            Map.entry("GPCoordinateSystem", "11.4"),
            Map.entry("GPExtent", "11.4"),
            Map.entry("GPEnvelope", "11.4"),
            Map.entry("GPSQLExpression", "11.4"),
            Map.entry("GPStringHidden", "11.4"),
            Map.entry("GPTimeUnit", "12.0"));
    private static final Map<String, String> REQUEST_OPTIONS = Map.of(
            "returnTrueCurves", "10.5",
            "returnFeatureCollection", "10.6",
            "context", "10.61",
            "returnColumnName", "11.0",
            "simplifyFeatures", "11.4");

    /**
     * Reads {@code 11.3}, {@code 10.91}, {@code 10.9.1}.
     *
     * @throws IllegalArgumentException if it is no release from 10.1 on
     */
    public static Release of(String text) {
        String word = text.trim();
        if (!word.matches("\\d\\d(\\.\\d{1,3}|\\.\\d\\.\\d)?")) {
            throw new IllegalArgumentException("'" + text + "' is not a release such as 10.91, 11.3 or 12.0");
        }
        int last = word.lastIndexOf('.');
        boolean dotted = last != word.indexOf('.');
        Release release =
                new Release(new BigDecimal(dotted ? word.substring(0, last) + word.substring(last + 1) : word));
        if (!release.atLeast("10.1")) {
            throw new IllegalArgumentException("releases before 10.1 are not known, " + text + " is one");
        }
        return release;
    }

    /** Such as 10.9.1 or 11.3.0. */
    public String fullVersion() {
        String[] words = number.toPlainString().split("\\.");
        String minor = words.length < 2 ? "0" : words[1];
        return words[0] + "." + minor.charAt(0) + "." + (minor.length() < 2 ? "0" : minor.substring(1));
    }

    /** It is that one or a later one. */
    public boolean atLeast(String other) {
        return number.compareTo(new BigDecimal(other)) >= 0;
    }

    /** Parameters may have that data type. */
    public boolean knows(String dataType) {
        String single = dataType.replaceFirst("^GPMultiValue:", "");
        return atLeast(TYPES.getOrDefault(single, "0"));
    }

    /** Drops the request options that came later, unless the task has an input of that name. */
    public void dropUnknownOptions(HttpCall call, List<TaskDefinition> task) {
        REQUEST_OPTIONS.forEach((option, since) -> {
            boolean own = task.stream().anyMatch(t -> t.input(option).isPresent());
            if (!atLeast(since) && !own) {
                call.parameters().remove(option);
            }
        });
    }

    /** The service as this release can publish it: parameters of later types are out of sight. */
    public ServiceDefinition publish(ServiceDefinition service) {
        return service.withTasks(service.tasks().stream()
                .map(task -> task.withholding(parameter -> !knows(parameter.dataType())))
                .toList());
    }
}
