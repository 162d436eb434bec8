package io.github.camelgp.operation;

import io.github.camelgp.internal.client.GpClient;
import io.github.camelgp.internal.http.HttpSettings.Spooling;
import io.github.camelgp.internal.poll.JobLedger;
import io.github.camelgp.operation.file.FileOptions;
import io.github.camelgp.operation.input.TaskInputs;
import io.github.camelgp.operation.kept.KeptResults;
import io.github.camelgp.operation.output.ResultOptions;
import io.github.camelgp.operation.output.ResultRules;
import io.github.camelgp.operation.report.JobReports;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What the operations of one endpoint work with.
 *
 * @param clients one per server
 * @param ledger of jobs
 * @param readers where inputs are read, which may take files and time
 * @param goingOn reads the reply that an exchange waits for, and lets the exchange go on in the same thread
 * @param inputs where values come from
 * @param request what is asked for beside the inputs
 * @param result what is made of results
 * @param rules when a result is not good enough
 * @param jobs how jobs are kept and followed
 * @param cleanUp of the server, when results have been taken
 * @param kept results of jobs; null when they aren't kept
 * @param reports of jobs that came to no good end; null when there are none
 * @param executeTimeout how long a synchronous run may take
 * @param spooling where big texts are written to
 * @param clock tells how long runs take
 * @param credentials who runs tasks
 * @param files how they go to the server
 */
public record EndpointScope(
        Clients clients,
        JobLedger ledger,
        Executor readers,
        Executor goingOn,
        TaskInputs inputs,
        RequestOptions request,
        ResultOptions result,
        ResultRules rules,
        JobOptions jobs,
        ServerCleanUp cleanUp,
        @Nullable KeptResults kept,
        @Nullable JobReports reports,
        Duration executeTimeout,
        Spooling spooling,
        InstantSource clock,
        CredentialChoice credentials,
        FileOptions files) {

    /** @param name of the credentials; null for the component's own */
    GpClient client(String url, @Nullable String name) {
        return clients.at(url, name);
    }
}
