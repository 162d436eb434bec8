package io.github.camelgp.check;

import io.github.camelgp.internal.client.FolderAddress;
import io.github.camelgp.internal.client.Place;
import io.github.camelgp.internal.client.ServiceAddress;
import io.github.camelgp.internal.client.TaskAddress;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.Reason;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The service: whether it and its task are there, take uploads, and can be looked at as administrators do. For one walk. */
final class ServiceSteps {
    /** What to do about a service that is stopped. */
    static final String START_IT = "start it in ArcGIS Server Manager";

    private final CheckTarget target;
    private @Nullable GpService found;

    ServiceSteps(CheckTarget target) {
        this.target = target;
    }

    CompletableFuture<CheckResult> service() {
        if (target.place() == null) {
            return SiteCheck.done(CheckResult.skipped(CheckStep.SERVICE, "the address names none"));
        }
        return target.place().get().thenCompose(this::at).exceptionally(this::missing);
    }

    private CompletableFuture<CheckResult> at(Place place) {
        if (place instanceof FolderAddress) {
            return SiteCheck.done(CheckResult.skipped(CheckStep.SERVICE, "the address names none"));
        }
        ServiceAddress address = place instanceof TaskAddress task ? task.service() : (ServiceAddress) place;
        CompletableFuture<String> looked = place instanceof TaskAddress named
                ? target.client().task(named).thenApply(task -> ", task " + task.name())
                : target.client().service(address).thenApply(service -> ", tasks " + service.tasks());
        return looked.thenCompose(what -> target.client().service(address).thenApply(service -> {
            found = service;
            return CheckResult.ok(
                    CheckStep.SERVICE,
                    address.path() + ", " + service.executionType().name().toLowerCase(Locale.ROOT) + what);
        }));
    }

    private CheckResult missing(Throwable thrown) {
        Throwable failure = SiteCheck.cause(thrown);
        Reason reason = failure instanceof GpException known ? known.getReason() : Reason.SERVER_ERROR;
        String advice =
                switch (reason) {
                    case NOT_FOUND_OR_NOT_SHARED ->
                        "check the spelling against what is named here; else ask its owner to" + " share it with "
                                + target.whoever();
                    case AUTHENTICATION ->
                        target.isAnonymous()
                                ? "it is not shared with everybody: set username and password, or token"
                                : "its token is another one: check how the service is secured";
                    case FORBIDDEN -> "it is there, but not shared with " + target.whoever();
                    case SERVICE_STOPPED -> START_IT;
                    default -> "";
                };
        return CheckResult.failed(CheckStep.SERVICE, SiteCheck.said(failure), advice);
    }

    CompletableFuture<CheckResult> uploads() {
        GpService service = found;
        if (service == null) {
            return SiteCheck.done(CheckResult.skipped(CheckStep.UPLOADS, "no service to look at"));
        }
        boolean takes = service.capabilities().stream().anyMatch("Uploads"::equalsIgnoreCase);
        return SiteCheck.done(
                takes
                        ? CheckResult.ok(CheckStep.UPLOADS, "the service takes them")
                        : CheckResult.warn(
                                CheckStep.UPLOADS,
                                "off, as ArcGIS has it by default: files and big inputs cannot be sent ahead",
                                "switch on the service's capability Uploads, or give layers and files by their URL"));
    }

    CompletableFuture<CheckResult> admin() {
        GpService service = found;
        if (service == null || target.isAnonymous()) {
            return SiteCheck.done(CheckResult.skipped(
                    CheckStep.ADMIN,
                    service == null ? "no service to look at" : "nobody can administer without a token"));
        }
        return target.admin()
                .apply(service.url())
                .state(service.url())
                .handle((state, failure) -> failure == null
                        ? CheckResult.ok(CheckStep.ADMIN, "the administrator's site answers, and lets us in")
                        : closed(SiteCheck.cause(failure)));
    }

    /** Most setups have it so; routes run without. */
    private static CheckResult closed(Throwable failure) {
        return failure instanceof GpAuthenticationException
                ? CheckResult.warn(
                        CheckStep.ADMIN,
                        "this user is no administrator: " + failure.getMessage(),
                        "where submissions whose answer was lost shall be found there, set apiUsername and apiPassword")
                : CheckResult.warn(
                        CheckStep.ADMIN,
                        "the administrator's site is out of reach: " + failure.getMessage(),
                        "set adminUrl to the server's own address, such as https://host:6443/arcgis/admin, if it is needed");
    }
}
