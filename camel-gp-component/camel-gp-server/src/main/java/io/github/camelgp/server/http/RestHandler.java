package io.github.camelgp.server.http;

import io.github.camelgp.server.admin.AdminSite;
import io.github.camelgp.server.admin.ServerLog;
import io.github.camelgp.server.auth.SignInHandler;
import io.github.camelgp.server.auth.TokenGuard;
import io.github.camelgp.server.auth.TokenHandler;
import io.github.camelgp.server.auth.TokenService;
import io.github.camelgp.server.auth.WebTier;
import io.github.camelgp.server.control.ControlHandler;
import io.github.camelgp.server.fault.Fault;
import io.github.camelgp.server.fault.Faults;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.job.JobEngine;
import io.github.camelgp.server.layer.HostedServices;
import io.github.camelgp.server.layer.LayerOperations;
import io.github.camelgp.server.portal.PortalHandlers;
import io.github.camelgp.server.protocol.Handler;
import io.github.camelgp.server.protocol.HttpCall;
import io.github.camelgp.server.protocol.ProtocolException;
import io.github.camelgp.server.protocol.ReceivedFile;
import io.github.camelgp.server.protocol.Release;
import io.github.camelgp.server.protocol.Reply;
import io.github.camelgp.server.protocol.Target;
import io.github.camelgp.server.resource.Catalog;
import io.github.camelgp.server.resource.DescriptionHandlers;
import io.github.camelgp.server.resource.FileHandler;
import io.github.camelgp.server.resource.FormPages;
import io.github.camelgp.server.resource.JobHandlers;
import io.github.camelgp.server.resource.RunHandlers;
import io.github.camelgp.server.resource.UploadHandlers;
import io.github.camelgp.server.resource.ValidateHandler;
import io.github.camelgp.server.time.ServerTime;
import io.github.camelgp.server.upload.UploadStore;
import io.github.camelgp.server.webhook.Webhooks;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/**
 * The entry to the protocol: reads a request, lets faults happen, checks the token, hands over to the handler of the
 * operation and turns every refusal into the error envelope. No thread waits while a task runs.
 */
public final class RestHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RestHandler.class);
    private static final int BODY_TIMEOUT_SECONDS = 60;
    private static final int DRAIN_SECONDS = 10;

    private final RequestReader reader;
    private final UploadReceiver receiver;
    private final JobEngine engine;
    private final Faults faults;
    private final ServerTime time;
    private final RequestLog log;
    private final TokenService tokens;
    private final TokenGuard guard;
    private final PortalHandlers portal;
    private final WebTier webTier;
    private final Catalog catalog;
    private final Release release;
    private final ServerLog serverLog;
    private final Webhooks webhooks;
    private final Map<Operation, Handler> handlers = new EnumMap<>(Operation.class);

    /** Wires the handlers of all operations. */
    public RestHandler(
            RestOptions options,
            Catalog catalog,
            JobEngine engine,
            HostedServices hosted,
            Faults faults,
            ServerTime time,
            RequestLog log) {
        this.reader = new RequestReader(options);
        this.engine = engine;
        this.faults = faults;
        this.time = time;
        this.log = log;
        this.receiver = new UploadReceiver(catalog, engine.uploads());
        this.tokens = new TokenService(options.auth(), time);
        this.portal = new PortalHandlers(catalog, tokens, options.version(), time);
        this.webTier = new WebTier(options.auth());
        this.guard = new TokenGuard(name -> catalog.find(name).or(() -> hosted.owner(name)), tokens);
        this.catalog = catalog;
        this.release = Release.of(options.version());
        register(catalog, hosted);
        registerUploads(catalog);
        handlers.putAll(portal.all());
        this.serverLog = new ServerLog(time);
        this.webhooks = new Webhooks(time, faults);
        engine.listen(serverLog);
        engine.listen(webhooks);
        handlers.putAll(new AdminSite(catalog, engine, release, guard, tokens, serverLog, webhooks).all());
        if (options.control()) {
            handlers.put(Operation.CONTROL, Handler.direct(new ControlHandler(faults, log, engine, tokens)::handle));
        }
    }

    private void registerUploads(Catalog catalog) {
        UploadHandlers uploads = new UploadHandlers(catalog, engine.uploads());

        handlers.put(Operation.UPLOADS, Handler.direct(uploads::list));
        handlers.put(Operation.UPLOAD_INFO, Handler.direct(uploads::info));
        handlers.put(Operation.UPLOAD, Handler.direct(uploads::upload));
        handlers.put(Operation.UPLOAD_REGISTER, Handler.direct(uploads::register));
        handlers.put(Operation.UPLOAD_ITEM, Handler.direct(call -> uploads.item(call, false)));
        handlers.put(Operation.UPLOAD_DOWNLOAD, Handler.direct(call -> uploads.item(call, true)));
        handlers.put(Operation.UPLOAD_PART, Handler.direct(uploads::part));
        handlers.put(Operation.UPLOAD_PARTS, Handler.direct(uploads::parts));
        handlers.put(Operation.UPLOAD_COMMIT, Handler.direct(uploads::commit));
        handlers.put(Operation.UPLOAD_DELETE, Handler.direct(uploads::delete));
    }

    private void register(Catalog catalog, HostedServices hosted) {
        DescriptionHandlers descriptions = new DescriptionHandlers(catalog, release, tokens.options());
        RunHandlers runs = new RunHandlers(catalog, engine, release, guard::user);
        JobHandlers jobs = new JobHandlers(catalog, engine, release);
        handlers.put(Operation.INFO, Handler.direct(descriptions::info));
        handlers.put(Operation.CATALOG, Handler.direct(descriptions::folder));
        handlers.put(Operation.SERVICE, Handler.direct(descriptions::service));
        handlers.put(Operation.TASK, Handler.direct(descriptions::task));
        FormPages forms = new FormPages(catalog);
        handlers.put(Operation.EXECUTE, forms.around(runs::execute));
        handlers.put(Operation.SUBMIT_JOB, forms.around(Handler.direct(runs::submit)));
        handlers.put(Operation.VALIDATE, Handler.direct(new ValidateHandler(catalog, engine, release)::validate));
        handlers.put(Operation.SCHEMA, Handler.direct(descriptions::schema));
        handlers.put(Operation.JOB_STATUS, Handler.direct(jobs::status));
        handlers.put(Operation.JOB_RESULTS, Handler.direct(jobs::results));
        LayerOperations layers = new LayerOperations(catalog, engine, hosted, time, release.number());
        handlers.put(Operation.JOB_RESULT, layers.result(jobs::result));
        handlers.putAll(layers.all());
        handlers.put(Operation.JOB_INPUTS, Handler.direct(jobs::inputs));
        handlers.put(Operation.JOB_INPUT, Handler.direct(jobs::input));
        handlers.put(Operation.JOB_MESSAGES, Handler.direct(jobs::messages));
        handlers.put(Operation.CANCEL_JOB, Handler.direct(jobs::cancel));
        handlers.put(Operation.GENERATE_TOKEN, Handler.direct(new TokenHandler(tokens)::generate));
        SignInHandler signIn = new SignInHandler(tokens, catalog.all());
        handlers.put(Operation.SIGN_IN, Handler.direct(signIn::signIn));
        handlers.put(Operation.SIGN_OUT, Handler.direct(signIn::signOut));
        handlers.put(Operation.FILE, Handler.direct(new FileHandler(engine.files())::download));
    }

    /** Makes all tokens of the token service invalid. */
    public void forgetTokens() {
        tokens.clear();
        portal.oauth().clear();
    }

    /** Forgets tokens, webhooks and the log of the administrators. */
    public void reset() {
        forgetTokens();
        webhooks.clear();
        serverLog.clear();
    }

    /** A refresh token of the portal's, as if the user had signed in. */
    public String refreshToken(String user) {
        return portal.oauth().refreshToken(user);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        HttpCall head = reader.head(exchange);
        if (receiver.takes(head)) {
            exchange.dispatch(() -> receive(exchange, head));
            return;
        }
        if (exchange.getRequestContentLength() > reader.maxBodyBytes()) {
            exchange.dispatch(() -> refuseBody(exchange, tooLarge()));
            return;
        }
        exchange.getRequestReceiver().setMaxBufferSize((int) Math.min(reader.maxBodyBytes(), Integer.MAX_VALUE));
        var bodyTimer = exchange.getIoThread()
                .executeAfter(
                        () -> IoUtils.safeClose(exchange.getConnection()), BODY_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (complete, body) -> {
                            bodyTimer.remove();
                            complete.dispatch(() -> serve(complete, body));
                        },
                        (broken, e) -> {
                            bodyTimer.remove();
                            LOG.debug("Unreadable body", e);
                            broken.dispatch(() -> refuseBody(broken, tooLarge()));
                        });
    }

    /** The body of an upload goes to disk while it comes in. */
    private void receive(HttpServerExchange exchange, HttpCall head) {
        if (!webTier.admits(head.method(), head.header("authorization"))) {
            refuse(exchange, head, new Reply.Challenge());
            return;
        }
        HttpCall call;
        try {
            call = receiver.receive(exchange, head);
        } catch (IOException e) {
            LOG.debug("An upload broke off", e);
            IoUtils.safeClose(exchange.getConnection());
            return;
        } catch (RuntimeException e) {
            refuse(exchange, head, refusal(e));
            return;
        }
        long bytes = call.files().stream().mapToLong(ReceivedFile::bytes).sum();
        record(call, bytes);
        obey(exchange, call);
    }

    private void refuseBody(HttpServerExchange exchange, Reply reply) {
        refuse(exchange, reader.head(exchange), reply);
    }

    private void refuse(HttpServerExchange exchange, HttpCall call, Reply reply) {
        if (!call.header("accept").contains("text/html")) {
            // the format may be told in the part of the body that isn't read
            call.parameters().add("f", "json");
        }
        exchange.setPersistent(false);
        // what the client still sends is read and dropped, but not for ever
        exchange.getIoThread()
                .executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), DRAIN_SECONDS, TimeUnit.SECONDS);
        answer(exchange, call, reply, List.of());
    }

    private Reply tooLarge() {
        return refusal(ProtocolException.tooLarge(reader.maxBodyBytes()));
    }

    private void serve(HttpServerExchange exchange, byte[] body) {
        HttpCall call = reader.head(exchange);
        ProtocolException refused = null;
        try {
            call = reader.withBody(call, body);
        } catch (ProtocolException e) {
            refused = e;
        }
        record(call, body.length);
        if (refused != null) {
            answer(exchange, call, refusal(refused), List.of());
            return;
        }
        obey(exchange, call);
    }

    private void record(HttpCall call, long bytes) {
        if (call.target().operation() == Operation.CONTROL) {
            return;
        }
        log.add(new RecordedRequest(
                call.method(),
                call.path(),
                call.target().operation(),
                call.parameters().asMap(),
                call.headers(),
                (int) Math.min(bytes, Integer.MAX_VALUE),
                time.instant()));
    }

    /** Lets faults happen, then goes on. */
    private void obey(HttpServerExchange exchange, HttpCall call) {
        Target target = call.target();
        List<Fault> due = faults.next(target.operation(), target.service(), target.task());
        Duration delay = due.stream()
                .map(fault -> fault instanceof Fault.Delay later ? later.by() : Duration.ZERO)
                .reduce(Duration.ZERO, Duration::plus);
        HttpCall complete = call;
        if (delay.isZero()) {
            proceed(exchange, complete, due);
        } else {
            Executor worker = exchange.getConnection().getWorker();
            time.after(delay, () -> worker.execute(() -> proceed(exchange, complete, due)));
        }
    }

    private void proceed(HttpServerExchange exchange, HttpCall call, List<Fault> due) {
        for (Fault fault : due) {
            if (fault instanceof Fault.Close) {
                forgetFiles(call);
                IoUtils.safeClose(exchange.getConnection());
                return;
            } else if (fault instanceof Fault.DropJob) {
                engine.drop(call.target().jobId());
            }
        }
        Reply instead = instead(due);
        if (instead != null) {
            answer(exchange, call, instead, due);
            return;
        }
        Executor worker = exchange.getConnection().getWorker();
        CompletionStage<Reply> reply = handle(call);
        if (reply.toCompletableFuture().isDone()) {
            reply.whenComplete((done, e) -> answer(exchange, call, e == null ? done : refusal(e), due));
        } else {
            reply.whenCompleteAsync((done, e) -> answer(exchange, call, e == null ? done : refusal(e), due), worker);
        }
    }

    private static @Nullable Reply instead(List<Fault> due) {
        for (Fault fault : due) {
            if (fault instanceof Fault.Status status) {
                String text = "<html><body><h1>" + status.status() + "</h1></body></html>";
                return new Reply.Raw(status.status(), "text/html;charset=UTF-8", text, status.headers());
            } else if (fault instanceof Fault.Body body) {
                return new Reply.Raw(body.status(), body.contentType(), body.text(), Map.of());
            } else if (fault instanceof Fault.Redirect redirect) {
                return new Reply.Redirect(redirect.url());
            }
        }
        return null;
    }

    private CompletionStage<Reply> handle(HttpCall call) {
        try {
            if (!webTier.admits(call.method(), call.header("authorization"))) {
                return CompletableFuture.completedFuture(new Reply.Challenge());
            } else if (call.method().equals("OPTIONS")) {
                return CompletableFuture.completedFuture(new Reply.Raw(200, "text/plain", "", Map.of()));
            } else if (call.hasBadCallback()) {
                throw ProtocolException.unable("callback isn't the name of a function");
            } else if (call.path().equals("/")) {
                return CompletableFuture.completedFuture(new Reply.Redirect(call.siteUrl() + "/rest/services"));
            }
            portal.check(call);
            if (!call.target().operation().isAdministrative()) {
                guard.check(call);
            }
            Handler handler = handlers.get(call.target().operation());
            if (handler == null) {
                throw ProtocolException.unknownAddress(call.path());
            }
            release.dropUnknownOptions(call, catalog.tasks(call.target()));
            return handler.handle(call);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Reply refusal(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof ProtocolException refused) {
            return Reply.of(ReplyWriter.envelope(refused));
        } else if (cause instanceof SpatialReferenceException) {
            return Reply.of(ReplyWriter.envelope(ProtocolException.unable(String.valueOf(cause.getMessage()))));
        }
        LOG.error("A request failed", cause);
        return Reply.of(ReplyWriter.envelope(ProtocolException.internal()));
    }

    /** Files that nobody has taken. */
    private static void forgetFiles(HttpCall call) {
        call.files().forEach(file -> UploadStore.delete(file.path()));
    }

    private static void answer(HttpServerExchange exchange, HttpCall call, Reply reply, List<Fault> due) {
        forgetFiles(call);
        int cut = -1;
        for (Fault fault : due) {
            if (fault instanceof Fault.Cut limit) {
                cut = limit.bytes();
            } else if (fault instanceof Fault.LoseAnswer) {
                IoUtils.safeClose(exchange.getConnection());
                return;
            }
        }
        try {
            Reply changed = FaultyReply.of(call, reply, due);
            if (cut >= 0) {
                ReplyWriter.writeCut(exchange, call, changed, cut);
            } else {
                ReplyWriter.write(exchange, call, changed);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The answer to {} {} was not written", call.method(), call.path(), e);
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
