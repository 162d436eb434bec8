package io.github.camelgp.examples.complete.stage;

import io.github.camelgp.GpJobEvent;
import io.github.camelgp.model.GpProgress;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Tells the story what the events of the component say. */
final class JobWords extends EventNotifierSupport {
    private final Story story;

    JobWords(Story story) {
        this.story = story;
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof GpJobEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof GpJobEvent.Submitted job) {
            story.goesOn("job " + job.getJobId());
        } else if (event instanceof GpJobEvent.Progressed job) {
            GpProgress progress = job.getJob().progress();
            if (progress != null
                    && progress.percent() != null
                    && !job.getJob().status().isFinal()) {
                story.goesOn(progress.message() + ", " + progress.percent() + " %");
            }
        } else if (event instanceof GpJobEvent.Ended job) {
            story.goesOn(job.getStatus());
        }
    }
}
