package io.github.camelgp.internal.poll;

import io.github.camelgp.model.GpJob;
import java.util.List;

/** What looking for the job of a lost answer came to. */
public sealed interface JobSearch {

    /**
     * The server was asked.
     *
     * @param jobs that look like the request's, as far as their inputs tell; none, one or several
     */
    record Matches(List<GpJob> jobs) implements JobSearch {

        public Matches {
            jobs = List.copyOf(jobs);
        }
    }

    /**
     * The server can't be asked.
     *
     * @param why in words that follow "as"
     */
    record Impossible(String why) implements JobSearch {}
}
