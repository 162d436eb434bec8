package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.internal.client.admin.AdminJobQuery;
import io.github.camelgp.internal.client.admin.GpAdmin;
import io.github.camelgp.job.JobFilter;
import io.github.camelgp.job.jdbc.Databases;
import io.github.camelgp.job.jdbc.JdbcGpJobRepository;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.http.RecordedRequest;
import io.github.camelgp.testing.TraceLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All ways in are used in one application, rightly and wrongly, by jobs that fail and succeed, and everything that the
 * application says of itself afterwards is searched for every secret that was given to it or came of it.
 */
@Timeout(120)
class EverySecretTest extends SecuredTestSupport {
    private static final String ADMIN = "boss";
    private static final String WRONG = "-but-still-a-secret";
    private static final String LOGIN = "web-user:pass-of-the-web";
    private static final String LAYER_TOKEN = "token-of-the-layer";
    private static final String MAP_TOKEN = "token-of-the-web-map";
    private static final String HIDDEN = "sesame-of-the-tool";
    private static final String LAYER = "https://layers.example.org/arcgis/rest/services/Secured/FeatureServer/0";
    private static final String WEB_MAP =
            """
            {"operationalLayers":[{"url":"%s","token":"%s"}],"exportOptions":{"url":"https://x.invalid/?token=%s"}}"""
                    .formatted(LAYER, MAP_TOKEN, MAP_TOKEN);
    private static final List<String> IN_ADDRESSES =
            List.of("sesame-of-eve", "wrong-eve" + WRONG, EchoTasks.TOKEN, HIDDEN);
    private static final String NAMED = "?allowHeaders=inputs,credentials&param.Text=x";

    @TempDir
    Path data;

    private final Map<String, String> said = new LinkedHashMap<>();
    private final List<DataSource> databases = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final GpServer closed = users(secured(GpServer.builder()
                    .standardTools()
                    .register(probes::addTo)
                    .service("Hidden/Jobs", s -> s.asynchronous()
                            .task("Enter", t -> t.input("Password", "GPStringHidden")
                                    .input("Count", "GPLong", p -> p.optional())
                                    .output("Result", "GPString")
                                    .run(call -> {
                                        call.message("Entered with " + call.text("Password"));
                                        call.set("Result", "entered");
                                    })))))
            .webTier("web-user", "pass-of-the-web")
            .federatedByExchange()
            .start();
    private final String refresh = closed.refreshToken(USER);

    private static GpServerBuilder users(GpServerBuilder builder) {
        return builder.user("bea", "sesame-of-bea").user("eve", "sesame-of-eve").administrator(ADMIN, "sesame-of-boss");
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withEnableJMX();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.setDevConsole(true);
        created.setMessageHistory(true);
        Properties values = new Properties();
        values.putAll(Map.of(
                "eve",
                "sesame-of-eve",
                "eve.wrong",
                "wrong-eve" + WRONG,
                "guarded",
                EchoTasks.TOKEN,
                "hidden",
                HIDDEN));
        created.getPropertiesComponent().setOverrideProperties(values);
        return created;
    }

    @AfterEach
    void stopServer() {
        closed.close();
    }

    @Test
    void noneIsSeenInAnythingThatTheApplicationSays() throws Exception {
        // makes the loggers
        everything("-first");
        exchanges.clear();

        try (TraceLog log = new TraceLog("io.github.camelgp.server")) {
            everything("");
            said.put("log", withoutAddresses(log.text()));
        }
        collect();

        assertThat(said.get("log")).contains("org.apache.hc.client5.http", "generateToken", "oauth2/token");
        assertThat(said.get("rows")).contains("Probe/Jobs/GPServer/Echo");
        assertThat(said.get("reports")).contains("Probe/Jobs/GPServer/Fail");
        assertThat(said.get("exceptions")).contains("GpAuthenticationException", "GpJobException");
        assertThat(secrets()).hasSizeGreaterThan(20);
        assertThat(leaks()).isEmpty();
    }

    /** Camel itself says below the level info what addresses and placeholders hold, before it hands them over. */
    private static String withoutAddresses(String log) {
        return log.lines()
                .filter(line -> !line.matches(".* (?:TRACE|DEBUG) org\\.apache\\.camel\\..*")
                        || IN_ADDRESSES.stream().noneMatch(line::contains))
                .collect(Collectors.joining("\n"));
    }

    /** The names of sources with the secrets in them. */
    private List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        said.forEach((source, text) -> secrets().stream().filter(text::contains).forEach(secret -> {
            int at = text.indexOf(secret);
            leaks.add(source + ": …" + text.substring(Math.max(0, at - 150), Math.min(text.length(), at + 60)) + "…");
        }));
        return leaks;
    }

    private Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>(
                List.of(PASSWORD, SECRET, refresh, LAYER_TOKEN, MAP_TOKEN, HIDDEN, EchoTasks.TOKEN, "pass-of-the-web"));
        Stream.of("app", "user", "boss", "bea", "eve").forEach(who -> secrets.add("wrong-" + who + WRONG));
        Stream.of("bea", "eve", "boss").forEach(user -> secrets.add("sesame-of-" + user));
        secrets.add(Base64.getEncoder().encodeToString(LOGIN.getBytes(StandardCharsets.UTF_8)));
        for (RecordedRequest request : closed.requests()) {
            String header = request.headers().get("x-esri-authorization");
            if (header != null) {
                secrets.add(header.substring("Bearer ".length()));
            }
            if (request.parameters().containsKey("token")) {
                secrets.add(request.parameters().get("token"));
            }
        }
        return secrets;
    }

    private void everything(String suffix) throws Exception {
        addComponents(suffix);
        String all = "gp-all" + suffix;
        Stream.of("gp-all", "gp-app", "gp-refresh", "gp-wrong-user", "gp-wrong-app")
                .map(way -> way + suffix)
                .forEach(way -> {
                    exchanges.add(run(way + SAY, null));
                    exchanges.add(run(way + ":Probe/Jobs/Echo?param.Text=x", null));
                });
        othersAt(all);
        secretValues(all);
        exchanges.add(run("direct:story" + suffix, WEB_MAP));
        administrators(all);
        administrators("gp-wrong-user" + suffix);
    }

    private void addComponents(String suffix) throws Exception {
        Consumer<GpComponent> login = component -> component.setLogin(LOGIN);
        component(
                "gp-all" + suffix,
                closed.url(),
                login.andThen(user(USER, PASSWORD)).andThen(component -> allOptions(component, suffix)));
        component("gp-app" + suffix, closed.url(), login.andThen(application(SECRET)));
        component("gp-wrong-app" + suffix, closed.url(), login.andThen(application("wrong-app" + WRONG)));
        component("gp-refresh" + suffix, closed.url(), login.andThen(component -> {
            component.setClientId(APPLICATION);
            component.setRefreshToken(refresh);
        }));
        component(
                "gp-wrong-user" + suffix,
                closed.url(),
                login.andThen(user(USER, "wrong-user" + WRONG)).andThen(component -> {
                    component.setApiUsername(ADMIN);
                    component.setApiPassword("wrong-boss" + WRONG);
                }));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:story" + suffix)
                        .to("gp-all" + suffix + ":Probe/Jobs/Echo?inputParameter=Text")
                        .to("gp-all" + suffix + ":Probe/Jobs/Fail?inputParameter=Text");
            }
        });
    }

    private static Consumer<GpComponent> application(String secret) {
        return component -> {
            component.setClientId(APPLICATION);
            component.setClientSecret(secret);
        };
    }

    private void allOptions(GpComponent component, String suffix) {
        DataSource database = Databases.of("h2", "secrets" + suffix.replace("-", "_"));
        databases.add(database);
        component.setJobRepository(
                JdbcGpJobRepository.of(database).withCreate(true).withRequestFolder(data.resolve("requests")));
        component.setReportDirectory(data.resolve("reports").toString());
        component.setAccessToken("layers.example.org=" + LAYER_TOKEN);
        component.setApiUsername(ADMIN);
        component.setApiPassword("sesame-of-boss");
        component.setNamedCredentials(Map.of(
                "bea", Credentials.userPassword("bea", "sesame-of-bea"),
                "wrong", Credentials.userPassword("bea", "wrong-bea" + WRONG)));
    }

    /** Endpoints with credentials of their own, and names that messages choose. */
    private void othersAt(String all) {
        exchanges.add(run(all + ":Root/Say?username=eve&password=RAW({{eve}})", null));
        exchanges.add(run(all + ":Near/By/Say?username=eve&password=RAW({{eve.wrong}})", null));
        exchanges.add(run(all + ":Guarded/Jobs/Say?token=RAW({{guarded}})", null));
        for (String name : List.of("bea", "wrong", "nobody")) {
            exchanges.add(run(all + ":Probe/Jobs/Echo" + NAMED, null, Map.of(GpConstants.CREDENTIALS, name)));
        }
        Exchange submitted = run(
                all + ":Probe/Jobs/Echo" + NAMED + "&operation=submitJob",
                null,
                Map.of(GpConstants.CREDENTIALS, "bea"));
        exchanges.add(submitted);
        exchanges.add(run(all + ":Probe/Jobs/Echo?operation=getJob", body(submitted)));
    }

    /** Inputs that are secret, or hold what is. */
    private void secretValues(String all) {
        exchanges.add(run(all + ":Rules/Check?param.Needed=x", Map.of("Anything", LAYER)));
        exchanges.add(run(all + ":Rules/Check?param.Needed=x", Map.of("Anything", LAYER, "Count", "many")));
        exchanges.add(run(all + ":Hidden/Jobs/Enter", Map.of("Password", HIDDEN)));
        exchanges.add(run(all + ":Hidden/Jobs/Enter", Map.of("Password", HIDDEN, "Count", "many")));
        exchanges.add(run(all + ":Hidden/Jobs/Enter?param.Password=RAW({{hidden}})", null));
        exchanges.add(run(all + ":Probe/Jobs/Fail?inputParameter=Text", WEB_MAP));
        exchanges.add(run(all + ":Probe/Jobs/Echo?operation=submitJob&inputParameter=Text", WEB_MAP));
    }

    private void administrators(String name) throws Exception {
        GpComponent component = context.getComponent(name, GpComponent.class);
        String task = closed.taskUrl("Probe/Jobs", "Echo");
        GpAdmin admin = component.runtime().sites().admin(task);
        try {
            said.merge(
                    "admin",
                    admin.jobs(task, AdminJobQuery.since(Instant.EPOCH))
                            .get(20, TimeUnit.SECONDS)
                            .toString(),
                    String::concat);
        } catch (ExecutionException e) {
            said.merge("admin", Throwables.getStackTrace(e), String::concat);
        }
    }

    private void collect() throws Exception {
        StringBuilder exceptions = new StringBuilder();
        StringBuilder headers = new StringBuilder();
        for (Exchange exchange : exchanges) {
            if (exchange.getException() != null) {
                exceptions.append(Throwables.getStackTrace(exchange.getException()));
            }
            headers.append(exchange.getMessage().getHeaders());
            String body = String.valueOf(exchange.getMessage().getBody());
            headers.append(body.contains("jobId") ? body : "");
            headers.append(MessageHelper.dumpMessageHistoryStacktrace(exchange, null, true));
        }
        said.put("exceptions", exceptions.toString());
        said.put("headers, handles, message history", headers.toString());
        said.put(
                "endpoints",
                context.getEndpoints().stream().map(Endpoint::toString).toList().toString());
        said.put("JMX", SecretsTest.attributes().toString());
        said.put("health", health());
        DevConsole console = PluginHelper.getDevConsoleResolver(context).resolveDevConsole("gp");
        said.put(
                "console",
                String.valueOf(console.call(DevConsole.MediaType.TEXT)) + console.call(DevConsole.MediaType.JSON));
        GpComponent component = context.getComponent("gp-all", GpComponent.class);
        said.put("watch", component.watch().list(Map.of()).toString());
        said.put("rows", rows(component));
        until(() -> files("reports").contains("/Fail"));
        said.put("reports", files("reports"));
        said.put("requests", files("requests"));
        said.put("options", component + " " + component.getConfiguration());
    }

    private String health() {
        StringBuilder health = new StringBuilder();
        HealthCheckHelper.invoke(context)
                .forEach(result -> health.append(result.getCheck().getId())
                        .append(result.getState())
                        .append(result.getMessage())
                        .append(result.getError())
                        .append(result.getDetails()));
        return health.toString();
    }

    /** The rows as they are listed, and as they stand in the database. */
    private String rows(GpComponent component) throws Exception {
        StringBuilder rows = new StringBuilder();
        component
                .getJobRepository()
                .list(JobFilter.ALL)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .forEach(rows::append);
        for (DataSource database : databases) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet script = statement.executeQuery("SCRIPT")) {
                while (script.next()) {
                    rows.append(script.getString(1)).append('\n');
                }
            }
        }
        return rows.toString();
    }

    private String files(String folder) throws IOException {
        StringBuilder text = new StringBuilder();
        Path root = data.resolve(folder);
        try (Stream<Path> files = Files.isDirectory(root) ? Files.walk(root) : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
