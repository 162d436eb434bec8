package io.github.camelgp.server.resource;

import io.github.camelgp.server.page.TaskForm;
import io.github.camelgp.server.protocol.Handler;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.task.ParameterDefinition;
import io.github.camelgp.server.task.ServiceDefinition;
import io.github.camelgp.server.task.TaskDefinition;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The forms of execute and submitJob for people: before a run, and again, as it was sent, when the run is refused. */
public final class FormPages {
    private final Catalog catalog;

    /** For tasks of the catalog. */
    public FormPages(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The handler, for whoever doesn't want a page. */
    public Handler around(Handler run) {
        return call -> call.wantsHtml() ? page(call, run) : run.handle(call);
    }

    private CompletionStage<Reply> page(HttpCall call, Handler run) {
        ServiceDefinition service = catalog.service(call.target().service());
        TaskDefinition task = catalog.task(service.name(), call.target().task());
        if (isFormAsked(call, task)) {
            return CompletableFuture.completedFuture(new Reply.Page(TaskForm.page(call, service, task)));
        }
        try {
            return run.handle(call).exceptionally(problem -> {
                Throwable cause = problem instanceof CompletionException && problem.getCause() != null
                        ? problem.getCause()
                        : problem;
                if (cause instanceof ProtocolException refusal) {
                    return new Reply.Page(TaskForm.page(call, service, task, refusal));
                }
                throw problem instanceof CompletionException e ? e : new CompletionException(problem);
            });
        } catch (ProtocolException refusal) {
            return CompletableFuture.completedFuture(new Reply.Page(TaskForm.page(call, service, task, refusal)));
        }
    }

    /** No input is named; a task without inputs is run by whoever asks for a format, as its form does. */
    private static boolean isFormAsked(HttpCall call, TaskDefinition task) {
        Set<String> given = call.parameters().asMap().keySet();
        boolean inputs = task.parameters().stream().anyMatch(ParameterDefinition::input);
        return inputs
                ? task.parameters().stream()
                        .noneMatch(p -> p.input() && given.stream().anyMatch(p.name()::equalsIgnoreCase))
                : !given.contains("f");
    }
}
