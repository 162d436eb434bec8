package io.github.camelgp.server;

import io.github.camelgp.server.job.JobIds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the program about how the server behaves. */
final class BehaviourOptions {
    @Option(
            names = "--version",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "RELEASE",
            description = "Release of ArcGIS to behave like: 10.91, 11.3, 12.0 (default) or another;"
                    + " without a release, prints the program's own version.")
    private @Nullable String release;

    @Option(
            names = "--control",
            description = "Faults and recorded requests by HTTP at /control, for clients on this machine.")
    private boolean control;

    @Option(
            names = "--job-ids",
            paramLabel = "FORM",
            description = "Form of job ids: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private JobIds jobIds = JobIds.USUAL;

    /** Only the program's own version is asked for. */
    boolean asksForVersion() {
        return release != null && release.isEmpty();
    }

    /**
     * Sets up the server.
     *
     * @throws IllegalArgumentException names the option that is wrong
     */
    void applyTo(GpServerBuilder builder) {
        builder.jobIds(jobIds);
        if (control) {
            builder.control();
        }
        if (release != null) {
            try {
                builder.version(release);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--version: " + e.getMessage(), e);
            }
        }
    }
}
