package io.github.camelgp;

import io.github.camelgp.internal.poll.LedgerListener;
import io.github.camelgp.job.GpJobRecord;
import io.github.camelgp.model.GpJob;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Camel's event notifiers about jobs. */
final class JobEvents implements LedgerListener {
    private static final Logger LOG = LoggerFactory.getLogger(JobEvents.class);

    private final CamelContext context;

    JobEvents(CamelContext context) {
        this.context = context;
    }

    @Override
    public void submitted(GpJobRecord row) {
        tell(new GpJobEvent.Submitted(context, row));
    }

    @Override
    public void changed(String rowId, GpJob job) {
        // of its end a job's row tells, once that is noted
        if (!job.status().isFinal()) {
            tell(new GpJobEvent.Progressed(context, rowId, job));
        }
    }

    @Override
    public void ended(GpJobRecord row) {
        tell(new GpJobEvent.Ended(context, row));
    }

    private void tell(CamelEvent event) {
        try {
            context.getManagementStrategy().notify(event);
        } catch (Exception e) {
            LOG.warn("An event notifier failed on {}", event, e);
        }
    }
}
