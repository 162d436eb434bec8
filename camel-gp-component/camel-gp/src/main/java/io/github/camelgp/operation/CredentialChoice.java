package io.github.camelgp.operation;

import io.github.camelgp.job.JobHandle;
import io.github.camelgp.job.WantedResult;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpWhere;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials the runs of an endpoint use. A message may choose among those that the component knows by name, where
 * {@code allowHeaders} lists credentials; it never holds any.
 *
 * @param own name of the endpoint's own; null for the component's
 * @param byHeader whether messages may choose
 * @param names that they may choose from
 */
public record CredentialChoice(@Nullable String own, boolean byHeader, Set<String> names) {

    public CredentialChoice {
        names = Set.copyOf(names);
    }

    /**
     * The name of those for this message; null for the component's own.
     *
     * @throws GpAuthenticationException if the message names some that nobody knows
     */
    @Nullable
    public String of(Exchange exchange) {
        String header = exchange.getMessage().getHeader(GpConstants.CREDENTIALS, String.class);
        return byHeader && header != null ? known(header) : own;
    }

    /** {@code handle}, which came from outside, with the name of the credentials that this message may use, or none. */
    JobHandle trusted(JobHandle handle, Exchange exchange) {
        String chosen = of(exchange);
        String asked = handle.wanted().credentials();
        if (chosen == null && byHeader && asked != null && names.contains(asked)) {
            chosen = asked;
        }
        WantedResult wanted = handle.wanted().as(chosen);
        return new JobHandle(handle.version(), handle.taskUrl(), handle.jobId(), handle.rowId(), wanted);
    }

    private String known(String name) {
        if (!names.contains(name)) {
            throw new GpAuthenticationException(
                    0,
                    "The header " + GpConstants.CREDENTIALS
                            + " names credentials that are not configured; namedCredentials" + " has "
                            + new TreeSet<>(names) + "; nothing was sent",
                    List.of(),
                    GpWhere.NOWHERE);
        }
        return name;
    }
}
