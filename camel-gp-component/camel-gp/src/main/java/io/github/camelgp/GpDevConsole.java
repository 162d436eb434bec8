package io.github.camelgp;

import io.github.camelgp.internal.poll.LedgerSnapshot.InFlight;
import io.github.camelgp.job.JobState;
import io.github.camelgp.model.GpProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Jobs in flight with their progress, and how many rows there are in each state; asks neither server nor store. */
@DevConsole(name = "gp", displayName = "ArcGIS geoprocessing", description = "Jobs of the gp component")
public final class GpDevConsole extends AbstractDevConsole {
    /** The most jobs that are shown of a component. */
    private static final int MOST = 200;

    public GpDevConsole() {
        super("gp", "gp", "ArcGIS geoprocessing", "Jobs of the gp component");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        components().forEach((name, watch) -> {
            text.append(name)
                    .append(": ")
                    .append(watch.jobsInFlight())
                    .append(" jobs in flight, ")
                    .append(watch.waitingExchanges())
                    .append(" exchanges wait, ")
                    .append(watch.polls())
                    .append(" polls (")
                    .append(watch.pollErrors())
                    .append(" failed)\n");
            watch.states().forEach((state, count) -> text.append("    ")
                    .append(state)
                    .append(": ")
                    .append(count)
                    .append('\n'));
            shown(watch).forEach(job -> text.append("    ").append(line(job)).append('\n'));
        });
        return text.toString();
    }

    private static String line(InFlight job) {
        String progress = job.progress() == null ? "" : " " + progress(job.progress());
        String failing = job.failing() == null ? "" : ", polls fail since " + job.failing();
        return job.jobId() + " " + job.status() + progress + " for " + seconds(job.since()) + " s" + failing + " ("
                + job.taskUrl() + ", row " + job.rowId() + ")";
    }

    private static String progress(GpProgress progress) {
        return (progress.percent() == null ? "" : progress.percent() + "% ") + progress.message();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray all = new JsonArray();
        components().forEach((name, watch) -> all.add(component(name, watch)));
        JsonObject root = new JsonObject();
        root.put("components", all);
        return root;
    }

    private static JsonObject component(String name, GpWatch watch) {
        JsonObject shown = new JsonObject();
        shown.put("name", name);
        shown.put("jobsInFlight", watch.jobsInFlight());
        shown.put("oldestJobSeconds", watch.oldestJobSeconds());
        shown.put("waitingExchanges", watch.waitingExchanges());
        shown.put("continuationThreads", watch.continuationThreads());
        shown.put("rejectedContinuations", watch.rejectedContinuations());
        shown.put("polls", watch.polls());
        shown.put("pollErrors", watch.pollErrors());
        shown.put("httpRetries", watch.httpRetries());
        JsonObject states = new JsonObject();
        for (JobState state : JobState.values()) {
            states.put(state.name(), watch.jobsIn(state));
        }
        shown.put("states", states);
        JsonArray jobs = new JsonArray();
        shown(watch).forEach(job -> jobs.add(job(job)));
        shown.put("jobs", jobs);
        return shown;
    }

    private static JsonObject job(InFlight job) {
        JsonObject shown = new JsonObject();
        shown.put("row", job.rowId());
        shown.put("jobId", job.jobId());
        shown.put("task", job.taskUrl());
        shown.put("status", job.status());
        shown.put("seconds", seconds(job.since()));
        if (job.progress() != null) {
            shown.put("percent", job.progress().percent());
            shown.put("message", job.progress().message());
        }
        if (job.failing() != null) {
            shown.put("failingSince", job.failing().toString());
        }
        return shown;
    }

    private static List<InFlight> shown(GpWatch watch) {
        return watch.inFlight().stream().limit(MOST).toList();
    }

    private static long seconds(Instant since) {
        return Duration.between(since, Instant.now()).toSeconds();
    }

    private Map<String, GpWatch> components() {
        Map<String, GpWatch> found = new LinkedHashMap<>();
        for (String name : getCamelContext().getComponentNames()) {
            Component component = getCamelContext().hasComponent(name);
            if (component instanceof GpComponent gp) {
                found.put(name, gp.watch());
            }
        }
        return found;
    }
}
