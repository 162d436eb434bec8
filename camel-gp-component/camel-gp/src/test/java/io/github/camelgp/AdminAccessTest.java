package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.auth.Credentials;
import io.github.camelgp.internal.client.admin.AdminJob;
import io.github.camelgp.internal.client.admin.AdminJobQuery;
import io.github.camelgp.internal.client.admin.GpAdmin;
import io.github.camelgp.model.GpAuthenticationException;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.GpServiceException;
import io.github.camelgp.model.GpTransportException;
import io.github.camelgp.model.JobStatus;
import io.github.camelgp.model.Reason;
import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs and services as administrators see them, asked for as somebody else than the one who runs tasks. */
class AdminAccessTest extends SecuredTestSupport {
    private static final String ADMIN = "boss";
    private static final String ADMIN_PASSWORD = "sesame-of-boss";
    private static final String UNKNOWN_JOB = "j00000000000000000000000000000000";

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        return super.tasks(builder).administrator(ADMIN, ADMIN_PASSWORD);
    }

    private static Consumer<GpComponent> administrator(String name, String password) {
        return user(USER, PASSWORD).andThen(component -> {
            component.setApiUsername(name);
            component.setApiPassword(password);
        });
    }

    private GpAdmin admin(Consumer<GpComponent> options) {
        GpComponent component = component("gp-admin", server.url(), options);
        component.start();
        return component.runtime().sites().admin(server.taskUrl("Probe/Jobs", "Echo"));
    }

    private String submitted() {
        return String.valueOf(run("gp-admin:Probe/Jobs/Echo?operation=submitJob&param.Text=x", null)
                .getMessage()
                .getHeader(GpConstants.JOB_ID));
    }

    private String task() {
        return server.taskUrl("Probe/Jobs", "Echo");
    }

    private static <T> T value(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private static GpException failure(CompletableFuture<?> future) {
        try {
            future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (GpException) e.getCause();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("It did not fail");
    }

    @Test
    void jobsAreFoundByTimeAndUser() throws Exception {
        GpAdmin admin = admin(administrator(ADMIN, ADMIN_PASSWORD));
        String job = submitted();
        until(() -> value(admin.job(task(), job)).status() == JobStatus.SUCCEEDED);

        List<AdminJob> found = value(admin.jobs(task(), AdminJobQuery.since(Instant.EPOCH)));
        List<AdminJob> ofNobody =
                value(admin.jobs(task(), AdminJobQuery.since(Instant.EPOCH).by(AdminJobQuery.NOBODY)));
        List<AdminJob> later =
                value(admin.jobs(task(), AdminJobQuery.since(Instant.now().plusSeconds(60))));

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.jobId()).isEqualTo(job);
            assertThat(one.user()).isEqualTo(USER);
            assertThat(one.submitted()).isNotNull().isAfter(Instant.EPOCH);
            assertThat(one.url()).contains(job);
        });
        assertThat(ofNobody).isEmpty();
        assertThat(later).isEmpty();
    }

    @Test
    void theTokenTravelsInFormsOnly() throws Exception {
        GpAdmin admin = admin(administrator(ADMIN, ADMIN_PASSWORD));

        value(admin.jobs(task(), AdminJobQuery.since(Instant.EPOCH)));

        assertThat(recorded(Operation.ADMIN_JOBS)).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.parameters()).containsKey("token");
            assertThat(request.path()).doesNotContain(request.parameters().get("token"));
            assertThat(request.headers()).doesNotContainKey("x-esri-authorization");
        });
    }

    @Test
    void aJobIsDeletedWithEveryTrace() throws Exception {
        GpAdmin admin = admin(administrator(ADMIN, ADMIN_PASSWORD));
        String job = submitted();

        assertThat(value(admin.delete(task(), job))).isTrue();
        assertThat(value(admin.delete(task(), job))).isFalse();

        assertThat(failure(admin.job(task(), job)).getReason()).isEqualTo(Reason.GONE);
        assertThat(server.server().knownJobs()).isZero();
    }

    @Test
    void aRunningJobIsCancelledAndAnEndedOneRefused() throws Exception {
        GpAdmin admin = admin(administrator(ADMIN, ADMIN_PASSWORD));
        String job = String.valueOf(run("gp-admin:Probe/Jobs/Hold?operation=submitJob&param.Text=x", null)
                .getMessage()
                .getHeader(GpConstants.JOB_ID));
        until(() -> value(admin.job(task(), job)).status() == JobStatus.EXECUTING);

        value(admin.cancel(task(), job));

        until(() -> value(admin.job(task(), job)).status() == JobStatus.CANCELLED);
        assertThat(failure(admin.cancel(task(), job))).isInstanceOf(GpServiceException.class);
    }

    @Test
    void aServiceSaysThatItRuns() throws Exception {
        GpAdmin admin = admin(administrator(ADMIN, ADMIN_PASSWORD));

        assertThat(value(admin.state(task())).isStarted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"boss:wrong-for-the-boss", USER + ":" + PASSWORD})
    void whoeverIsNoAdministratorIsRefused(String who) {
        String[] parts = who.split(":");
        GpAdmin admin = admin(administrator(parts[0], parts[1]));

        GpException refused = failure(admin.job(task(), UNKNOWN_JOB));

        assertThat(refused).isInstanceOf(GpAuthenticationException.class);
        assertThat(refused.getMessage()).doesNotContain(parts[1]);
    }

    @Test
    void theComponentItselfAsksWithoutAnAdministrator() throws Exception {
        GpAdmin admin = admin(user(ADMIN, ADMIN_PASSWORD));

        assertThat(value(admin.jobs(task(), AdminJobQuery.since(Instant.EPOCH))))
                .isEmpty();
    }

    @Test
    void whereNobodyIsNamedTheAdministratorsSiteSignsIn() throws Exception {
        server.faults()
                .on(Operation.INFO)
                .always()
                .body("application/json", "{\"currentVersion\":11.3,\"authInfo\":{\"isTokenBasedSecurity\":false}}");
        GpAdmin admin = admin(administrator(ADMIN, ADMIN_PASSWORD));

        assertThat(value(admin.jobs(task(), AdminJobQuery.since(Instant.EPOCH))))
                .isEmpty();

        assertThat(recorded(Operation.GENERATE_TOKEN)).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).endsWith("/admin/generateToken").doesNotContain(ADMIN_PASSWORD);
        });
    }

    @Test
    void administratorsMayBeABeanAtAnAddressOfTheirOwn() throws Exception {
        String inside = server.url().replace("127.0.0.1", "localhost");
        GpAdmin admin = admin(user(USER, PASSWORD).andThen(component -> {
            component.setAdminUrl(inside + "/admin/");
            component.setAdminCredentials(Credentials.userPassword(ADMIN, ADMIN_PASSWORD));
        }));

        assertThat(value(admin.jobs(task(), AdminJobQuery.since(Instant.EPOCH))))
                .isEmpty();
        assertThat(recorded(Operation.ADMIN_JOBS))
                .allSatisfy(request -> assertThat(request.headers().get("host")).startsWith("localhost"));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void aWebAdaptorThatLeavesTheSiteOutIsNamed(int status) {
        server.faults().on(Operation.ADMIN_JOBS).always().status(status);
        GpAdmin admin = admin(administrator(ADMIN, ADMIN_PASSWORD));

        GpException refused = failure(admin.jobs(task(), AdminJobQuery.since(Instant.EPOCH)));

        assertThat(refused).hasMessageContaining("adminUrl").hasMessageContaining(":6443/arcgis/admin");
    }

    @Test
    void anAddressWhereNobodyIsSaysTheSame() {
        GpAdmin admin = admin(administrator(ADMIN, ADMIN_PASSWORD).andThen(component -> {
            component.setAdminUrl("http://127.0.0.1:1/arcgis/admin");
            component.setAdminCredentials(Credentials.token("token-of-boss"));
            component.setApiUsername(null);
            component.setApiPassword(null);
        }));

        GpException refused = failure(admin.state(task()));

        assertThat(refused).isInstanceOf(GpTransportException.class).hasMessageContaining("adminUrl");
    }

    @Test
    void optionsThatDoNotGoTogetherAreNamedAtTheStart() {
        GpComponent component = new GpComponent();
        component.setServerUrl(server.url());
        component.setApiUsername(ADMIN);
        component.setCamelContext(context);

        assertThatThrownBy(component::start).hasMessageContaining("apiUsername and apiPassword");
        component.setApiPassword(ADMIN_PASSWORD);
        component.setAdminUrl("gis.example.org/admin");
        assertThatThrownBy(component::start).hasMessageContaining("adminUrl");
    }
}
