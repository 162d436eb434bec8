package io.github.camelgp.examples.quickstart;

import io.github.camelgp.GpJobEvent;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpProgress;
import io.github.camelgp.model.JobStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Says what the events of the component tell: a job was submitted, went on, ended. */
final class JobWords extends EventNotifierSupport {
    private final Map<String, Long> submitted = new ConcurrentHashMap<>();

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof GpJobEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof GpJobEvent.Submitted job) {
            submitted.put(job.getRowId(), job.getTimestamp());
            say(job, "submitted as job " + job.getJobId());
        } else if (event instanceof GpJobEvent.Progressed job) {
            if (!job.getJob().status().isFinal()) {
                say(job, words(job.getJob()));
            }
        } else if (event instanceof GpJobEvent.Ended job) {
            say(job, "ended as " + job.getStatus());
            submitted.remove(job.getRowId());
        }
    }

    private static String words(GpJob job) {
        String state = job.status() == JobStatus.EXECUTING ? "running" : job.statusText();
        GpProgress progress = job.progress();
        if (progress == null) {
            return state;
        }
        return state + (progress.percent() == null ? "" : ", " + progress.percent() + " %") + ": " + progress.message();
    }

    private void say(GpJobEvent job, String words) {
        long since = submitted.getOrDefault(job.getRowId(), job.getTimestamp());
        Duration time = Duration.ofMillis(job.getTimestamp() - since);
        System.out.printf("  %4.1f s  %s%n", time.toMillis() / 1000.0, words);
    }
}
