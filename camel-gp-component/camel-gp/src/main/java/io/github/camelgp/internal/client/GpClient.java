package io.github.camelgp.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelgp.internal.http.HttpCall;
import io.github.camelgp.internal.http.HttpReply;
import io.github.camelgp.internal.http.HttpTransport;
import io.github.camelgp.internal.http.Redactor;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpItem;
import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.GpService;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTask;
import io.github.camelgp.model.GpWhere;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Talks to the geoprocessing services of one site (REST pages "GP service", "GP task", "Execute GP task", "Submit GP
 * job", "GP job", "GP result"). Nothing blocks; futures fail with a {@link GpException}, which dependent stages wrap, and
 * complete on the executor that reads replies. Task URLs are those of {@link GpTask#url()}. Safe for several threads.
 */
public final class GpClient {
    private static final String RESPONSE_TIMEOUT = "responseTimeout";
    private static final String EXECUTE_TIMEOUT = "executeTimeout";

    private final Calls calls;
    private final Executor readers;
    private final ClientSettings settings;
    private final String name;
    private final LayerTokens layerTokens;
    private final DescriptionCache<GpService> services;
    private final DescriptionCache<GpTask> tasks;
    private final DescriptionCache<GpItem> items;

    /**
     * @param transport stays the caller's
     * @param readers reads replies; must not be one that waits for this client
     * @param clock tells how old descriptions are
     */
    public GpClient(
            HttpTransport transport,
            SiteAccess access,
            ClientSettings settings,
            Executor readers,
            InstantSource clock) {
        this.calls = new Calls(transport, access, readers, clock);
        this.readers = readers;
        this.settings = settings;
        this.layerTokens = access.layerTokens();
        this.name = access.site().addresses().isEmpty()
                ? ""
                : access.site()
                        .addresses()
                        .get(access.site().addresses().size() - 1)
                        .getAuthority();
        this.services = new DescriptionCache<>(settings.descriptionLife(), clock);
        this.tasks = new DescriptionCache<>(settings.descriptionLife(), clock);
        this.items = new DescriptionCache<>(settings.descriptionLife(), clock);
    }

    /** Takes secrets out of texts; it knows the tokens sent so far. */
    public Redactor redactor() {
        return calls.redactor();
    }

    /** The layers of the site, and of its result maps. */
    public LayerClient layers() {
        return new LayerClient(calls, settings);
    }

    /** The uploads of a service, given by its URL. */
    public UploadClient uploads(String serviceUrl) {
        return new UploadClient(calls, settings, serviceUrl);
    }

    /** Files of results. */
    public FileClient files() {
        return new FileClient(calls, settings);
    }

    /** Tokens for secured layers, added to every form that is sent. */
    public LayerTokens layerTokens() {
        return layerTokens;
    }

    /** What the last requests came to. */
    public SiteState state() {
        return calls.state(name);
    }

    /** What the server at {@code site} says of itself. */
    public CompletableFuture<ServerInfo> info(FolderAddress site) {
        HttpCall call = read("info", GpWhere.at(site.services()), site.infoUrl(), Map.of());
        return calls.send(
                call,
                (reply, context) -> Descriptions.info(
                        checked(reply, context, "currentVersion", "fullVersion", "authInfo", "owningSystemUrl")));
    }

    /**
     * A portal.
     *
     * @param url such as {@code https://host/portal}, with or without {@code /home} or {@code /sharing/rest} behind it
     */
    public CompletableFuture<GpPortal> portal(URI url) {
        String base = url.toString()
                .replaceFirst("[?#].*$", "")
                .replaceFirst("/+$", "")
                .replaceFirst("(?i)/(home|sharing)(/.*)?$", "");
        GpPortal portal = new GpPortal(
                URI.create(base),
                new GpPortal.Sending() {
                    @Override
                    public <T> CompletableFuture<T> send(HttpCall call, Calls.Reader<T> reader) {
                        return calls.send(call.limitedTo(limits()), reader);
                    }
                },
                items,
                calls::rewritten);
        return calls.signedIn(portal.url()).thenApply(ready -> portal);
    }

    /** The portal that the server at {@code site} says it belongs to; fails when it belongs to none. */
    public CompletableFuture<GpPortal> portal(FolderAddress site) {
        return info(site).thenCompose(info -> {
            if (info.owningSystemUrl().isEmpty()) {
                throw new GpServiceException(
                        Reason.NOT_FOUND_OR_NOT_SHARED,
                        0,
                        "info failed: the server names no portal that it belongs to; set portalUrl",
                        List.of(),
                        GpWhere.at(site.services()));
            }
            return portal(URI.create(calls.rewritten(info.owningSystemUrl())));
        });
    }

    /** What a folder shows; the catalog hides what is not shared with us. */
    public CompletableFuture<Catalog> catalog(FolderAddress folder) {
        HttpCall call = read("list", GpWhere.at(folder.url()), folder.url(), Map.of());
        return calls.send(
                call,
                (reply, context) ->
                        Descriptions.catalog(checked(reply, context, "services", "folders"), folder.folder()));
    }

    /** A service; kept for a while. */
    public CompletableFuture<GpService> service(ServiceAddress address) {
        return services.get(address.url(), () -> {
            HttpCall call = read("describe", GpWhere.at(address.url()), address.url(), Map.of());
            return calls.send(
                    call,
                    (reply, context) ->
                            Descriptions.service(checked(reply, context, "tasks", "executionType"), address.url()));
        });
    }

    /**
     * A task; kept for a while. Its name is looked up in the service's own list, in any case; a name that is not there
     * fails as {@link Reason#NOT_FOUND_OR_NOT_SHARED} and says what is.
     */
    public CompletableFuture<GpTask> task(TaskAddress address) {
        return tasks.get(address.url(), () -> new TaskLookup(this).find(address));
    }

    CompletableFuture<GpTask> describe(TaskAddress address, GpService service) {
        HttpCall call = read("describe", GpWhere.at(address.url()), address.url(), Map.of());
        return calls.send(
                call,
                (reply, context) -> Descriptions.task(checked(reply, context, "parameters", "name"), address, service));
    }

    /** Asks anew next time for whatever is at, above or below {@code url}. */
    public void forget(String url) {
        services.forget(url);
        tasks.forget(url);
    }

    /** Runs a synchronous task, within the {@code executeTimeout} of the settings. */
    public CompletableFuture<RunReply> execute(String taskUrl, Map<String, String> parameters) {
        return execute(taskUrl, RunForm.of(parameters), settings.executeTimeout(), readers);
    }

    /**
     * Runs a synchronous task. Whoever gets the reply closes it.
     *
     * @param form stays the caller's, who closes it after the answer
     * @param timeout how long it may take; what became of the run is unknown then, and it is not repeated
     * @param reader reads the reply and completes the future
     */
    public CompletableFuture<RunReply> execute(String taskUrl, RunForm form, Duration timeout, Executor reader) {
        RunForm complete = layerTokens.into(form);
        HttpCall.Limits limits = new HttpCall.Limits(timeout, EXECUTE_TIMEOUT, settings.maxResultBytes());
        HttpCall call = HttpCall.form(
                "execute",
                GpWhere.at(taskUrl),
                URI.create(taskUrl + "/execute"),
                complete.body(),
                HttpCall.Effect.EXECUTE,
                limits);
        return closing(
                complete,
                form,
                calls.send(
                        call,
                        (reply, context) -> runReply(ReplyScan.withFeatures(reply.body()), reply, context, false),
                        reader));
    }

    /**
     * Starts a job. Never repeated by itself: a lost answer fails as {@link Reason#OUTCOME_UNKNOWN}, a request that did
     * not arrive as {@link Reason#UNREACHABLE}, one that the server asks to send later as {@link Reason#BUSY}.
     *
     * @param form stays the caller's, who closes it after the answer
     */
    public CompletableFuture<GpJob> submit(String taskUrl, RunForm form) {
        RunForm complete = layerTokens.into(form);
        HttpCall call = HttpCall.form(
                "submitJob",
                GpWhere.at(taskUrl),
                URI.create(taskUrl + "/submitJob"),
                complete.body(),
                HttpCall.Effect.SUBMIT,
                limits());
        return closing(complete, form, calls.send(call, (reply, context) -> {
            JsonNode body = checked(reply, context, "jobId");
            String jobId = Json.text(body, "jobId");
            if (jobId.isEmpty()) {
                throw ErrorReplies.notUnderstood("the answer has no job id", reply, context, null);
            }
            return JobReplies.job(body, taskUrl, jobId, context.redactor());
        }));
    }

    /** A form of our own is let go with the answer; the caller's is the caller's. */
    private static <T> CompletableFuture<T> closing(RunForm ours, RunForm given, CompletableFuture<T> answer) {
        return ours == given ? answer : answer.whenComplete((value, failure) -> ours.close());
    }

    /**
     * How a job is. One that the server knows no more fails as {@link Reason#GONE}.
     *
     * @param withMessages chatty tools have megabytes of them
     */
    public CompletableFuture<GpJob> job(String taskUrl, String jobId, boolean withMessages) {
        Map<String, String> parameters = withMessages ? Map.of() : Map.of("returnMessages", "false");
        return jobCall("getJob", taskUrl, jobId, "", parameters);
    }

    /** Asks the server to cancel; gives the job as it is then, which need not be its end. */
    public CompletableFuture<GpJob> cancel(String taskUrl, String jobId) {
        return jobCall(Context.CANCEL, taskUrl, jobId, "/cancel", Map.of());
    }

    private CompletableFuture<GpJob> jobCall(
            String operation, String taskUrl, String jobId, String tail, Map<String, String> parameters) {
        HttpCall call = read(operation, GpWhere.job(taskUrl, jobId), GpUrls.job(taskUrl, jobId) + tail, parameters);
        return calls.send(call, (reply, context) -> {
            JsonNode body = checked(
                    reply,
                    context,
                    tail.isEmpty() ? JobReplies.MEMBERS : new String[] {"jobId", "jobStatus", "success"});
            return JobReplies.job(body, taskUrl, jobId, context.redactor());
        });
    }

    /** Deletes an uploaded item; false when the server does not have it. */
    public CompletableFuture<Boolean> deleteUpload(String serviceUrl, String itemId) {
        String url = serviceUrl + "/uploads/" + GpUrls.encode(itemId) + "/delete";
        HttpCall call = HttpCall.form(
                "delete upload", GpWhere.at(url), URI.create(url), json(Map.of()), HttpCall.Effect.READ, limits());
        return calls.send(call, (reply, context) -> checked(reply, context, "status", "success"))
                .thenApply(body -> true)
                .exceptionallyCompose(failure -> ErrorReplies.isUnknown(Calls.cause(failure))
                        ? CompletableFuture.completedFuture(false)
                        : CompletableFuture.failedFuture(Calls.cause(failure)));
    }

    /**
     * One value of an ended job. Whoever gets it releases its owner.
     *
     * @param output its name, as the job lists it
     * @param parameters such as {@code outSR} and {@code returnType}
     */
    public CompletableFuture<RawOutput> result(GpJob job, String output, Map<String, String> parameters) {
        String paramUrl = job.results().getOrDefault(output, "results/" + GpUrls.encode(output));
        return value("getResult", job, output, paramUrl, parameters);
    }

    /** The address of one value of an ended job. */
    public String resultUrl(GpJob job, String output) {
        String paramUrl = job.results().getOrDefault(output, "results/" + GpUrls.encode(output));
        return GpUrls.withoutQuery(GpUrls.param(GpUrls.job(job.taskUrl(), job.jobId()), paramUrl))
                .toString();
    }

    /** One input of a job, as the server took it. Whoever gets it releases its owner. */
    public CompletableFuture<RawOutput> input(GpJob job, String input) {
        String paramUrl = job.inputs().getOrDefault(input, "inputs/" + GpUrls.encode(input));
        return value("getInput", job, input, paramUrl, Map.of());
    }

    private CompletableFuture<RawOutput> value(
            String operation, GpJob job, String name, String paramUrl, Map<String, String> parameters) {
        URI uri = GpUrls.param(GpUrls.job(job.taskUrl(), job.jobId()), paramUrl);
        GpWhere where = GpWhere.job(job.taskUrl(), job.jobId());
        Map<String, String> all = new LinkedHashMap<>(GpUrls.query(uri));
        all.putAll(json(parameters));
        HttpCall call = HttpCall.read(operation + " " + name, where, GpUrls.withoutQuery(uri), all, resultLimits());
        return calls.send(call, (reply, context) -> {
            ReplyScan scan = ReplyScan.of(reply.body());
            ErrorReplies.check(top(scan), reply, context, "value");
            RawOutput output = calls.usable(scan.output());
            reply.body().retain();
            return output.paramName().isEmpty() ? output.named(name) : output;
        });
    }

    /** All values of an ended job at once; servers before 11.1 have no such resource. Whoever gets them closes them. */
    public CompletableFuture<RunReply> results(GpJob job, Map<String, String> parameters) {
        URI uri = URI.create(GpUrls.job(job.taskUrl(), job.jobId()) + "/results");
        GpWhere where = GpWhere.job(job.taskUrl(), job.jobId());
        HttpCall call = HttpCall.read("getResult", where, uri, json(parameters), resultLimits());
        return calls.send(call, (reply, context) -> runReply(ReplyScan.of(reply.body()), reply, context, true));
    }

    private RunReply runReply(ReplyScan scan, HttpReply reply, Context context, boolean bareArray) throws IOException {
        ObjectNode top = top(scan);
        ErrorReplies.check(top, reply, context, "results");
        if (!scan.hasResults() && !(bareArray && scan.isArray())) {
            throw ErrorReplies.notUnderstood("the answer has no list of results", reply, context, null);
        }
        List<RawOutput> outputs = new ArrayList<>();
        for (int i = 0; i < scan.entryCount(); i++) {
            if (!scan.isOutput(i)) {
                throw ErrorReplies.notUnderstood("result " + i + " has no value", reply, context, null);
            }
            outputs.add(calls.usable(scan.output(i)));
        }
        List<GpMessage> messages = JobReplies.messages(top, context.redactor());
        return new RunReply(outputs, messages, reply.body().retain());
    }

    /** The small members, and the names of the big ones. */
    private static ObjectNode top(ReplyScan scan) throws IOException {
        ObjectNode top = scan.top();
        for (String payload : List.of("value", "results")) {
            if (scan.isArray() ? payload.equals("results") : scan.has(payload)) {
                top.putNull(payload);
            }
        }
        return top;
    }

    static JsonNode checked(HttpReply reply, Context context, String... expected) throws IOException {
        try (InputStream stream = reply.body().open()) {
            JsonNode body = Json.MAPPER.readTree(stream);
            ErrorReplies.check(body, reply, context, expected);
            return body;
        }
    }

    private HttpCall read(String operation, GpWhere where, String url, Map<String, String> parameters) {
        return reading(operation, where, url, parameters).limitedTo(limits());
    }

    /** A request with usual limits. */
    static HttpCall reading(String operation, GpWhere where, String url, Map<String, String> parameters) {
        ClientSettings usual = ClientSettings.defaults();
        HttpCall.Limits limits = new HttpCall.Limits(usual.responseTimeout(), RESPONSE_TIMEOUT, usual.maxReplyBytes());
        return HttpCall.read(operation, where, URI.create(url), json(parameters), limits);
    }

    private HttpCall.Limits limits() {
        return new HttpCall.Limits(settings.responseTimeout(), RESPONSE_TIMEOUT, settings.maxReplyBytes());
    }

    private HttpCall.Limits resultLimits() {
        return new HttpCall.Limits(settings.responseTimeout(), RESPONSE_TIMEOUT, settings.maxResultBytes());
    }

    private static Map<String, String> json(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("f", "json");
        return all;
    }
}
