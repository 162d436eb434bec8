package io.github.camelgp;

import org.apache.camel.spi.Metadata;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/** The options of {@link GpComponent} that say what is kept of jobs that ended. */
public abstract class GpResultOptions extends HealthCheckComponent {
    @Metadata(
            defaultValue = "true",
            description =
                    "Whether results are fetched and kept in resultFolder the moment a job succeeds, before it is handed over, as servers sweep theirs after some hours. Without being set it holds for a jobRepository that outlives the process, if there is a folder.")
    private @Nullable Boolean collectEagerly;

    @Metadata(
            description =
                    "The folder for results that are kept; nodes that share jobs share it, under whatever path. By default next to the H2 file of jobRepository.")
    private @Nullable String resultFolder;

    @Metadata(
            label = "advanced",
            defaultValue = "21600000",
            javaType = "java.time.Duration",
            description =
                    "How long the server keeps the results of a job after its end, as its administrator set it. Until then results are tried for; shortly before it jobs that nobody collected are warned of.")
    private long sweepAfter = 21_600_000L;

    @Metadata(
            description =
                    "A folder for reports: one file for each job that failed, was given up, parked or left at a limit, with reason, messages, times, inputs without secrets and what to do. It goes when the job succeeds after all.")
    private @Nullable String reportDirectory;

    public @Nullable Boolean getCollectEagerly() {
        return collectEagerly;
    }

    /** Whether results are fetched and kept in resultFolder the moment a job succeeds, before it is handed over, as servers sweep theirs after some hours. Without being set it holds for a jobRepository that outlives the process, if there is a folder. */
    public void setCollectEagerly(@Nullable Boolean collectEagerly) {
        this.collectEagerly = collectEagerly;
    }

    public @Nullable String getResultFolder() {
        return resultFolder;
    }

    /** The folder for results that are kept; nodes that share jobs share it, under whatever path. By default next to the H2 file of jobRepository. */
    public void setResultFolder(@Nullable String resultFolder) {
        this.resultFolder = resultFolder;
    }

    public @Nullable String getReportDirectory() {
        return reportDirectory;
    }

    /** A folder for reports: one file for each job that failed, was given up, parked or left at a limit, with reason, messages, times, inputs without secrets and what to do. It goes when the job succeeds after all. */
    public void setReportDirectory(@Nullable String reportDirectory) {
        this.reportDirectory = reportDirectory;
    }

    public long getSweepAfter() {
        return sweepAfter;
    }

    /** How long the server keeps the results of a job after its end, as its administrator set it. Until then results are tried for; shortly before it jobs that nobody collected are warned of. */
    public void setSweepAfter(long sweepAfter) {
        this.sweepAfter = sweepAfter;
    }
}
