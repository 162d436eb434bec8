package io.github.camelgp.internal.client.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelgp.internal.client.ClientSettings;
import io.github.camelgp.internal.client.JsonCalls;
import io.github.camelgp.internal.client.SiteAccess;
import io.github.camelgp.internal.http.HttpTestSupport;
import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.JobStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers of administrators' sites, with the field names of every platform. */
@Timeout(60)
class GpAdminTest extends HttpTestSupport {
    private static final String SERVICE = "https://gis.example.org/arcgis/rest/services/My%20Folder/Work/GPServer";

    private GpAdmin admin(RawServer server) {
        JsonCalls calls = new JsonCalls(transport(), SiteAccess.ANONYMOUS, scheduler);
        return new GpAdmin(server.uri("/arcgis/admin/"), calls, ClientSettings.defaults());
    }

    private static String page(int next, String... ids) {
        StringBuilder results = new StringBuilder();
        for (String id : ids) {
            results.append(results.isEmpty() ? "" : ",")
                    .append("{\"jobID\":\"")
                    .append(id)
                    .append("\",\"submittedTime\":1000,\"status\":\"esriJobSucceeded\",\"username\":null}");
        }
        return "{\"total\":3,\"nextStart\":" + next + ",\"results\":[" + results + "]}";
    }

    @Test
    void pagesAreReadToTheEnd() throws Exception {
        RawServer server = server(request ->
                Reply.json(request.parameters().get("start").equals("1") ? page(3, "j1", "j2") : page(-1, "j3")));

        List<AdminJob> jobs = value(admin(server).jobs(SERVICE + "/Task", AdminJobQuery.since(Instant.EPOCH)));

        assertThat(jobs).extracting(AdminJob::jobId).containsExactly("j1", "j2", "j3");
        assertThat(jobs.get(0))
                .isEqualTo(new AdminJob(
                        "j1", JobStatus.SUCCEEDED, "esriJobSucceeded", Instant.ofEpochMilli(1000), null, null, null));
        assertThat(server.requests().get(0).path())
                .isEqualTo("/arcgis/admin/services/My%20Folder/Work.GPServer/jobs/query");
    }

    @Test
    void aPageThatPointsToItselfEndsTheSearch() throws Exception {
        RawServer server = server(request -> Reply.json(page(1, "j1")));

        assertThat(value(admin(server).jobs(SERVICE, AdminJobQuery.since(Instant.EPOCH))))
                .hasSize(1);
    }

    @Test
    void onKubernetesEveryStatusIsAskedForByItself() throws Exception {
        RawServer server = server(request -> {
            String status = request.parameters().get("jobStatus");
            if (status == null) {
                return Reply.json(
                        "{\"status\":\"error\",\"messages\":[\"Parameter 'jobStatus' is required.\"],\"code\":400}");
            }
            return Reply.json(
                    status.equals("esriJobFailed")
                            ? "{\"results\":[{\"job_id\":\"j9\",\"job_created\":\"2026-01-01T00:00:00Z\","
                                    + "\"job_execution_end\":1767225601000,\"status_code\":\"esriJobFailed\"}]}"
                            : "{\"results\":[]}");
        });

        List<AdminJob> jobs = value(admin(server).jobs(SERVICE, AdminJobQuery.since(Instant.EPOCH)));

        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(jobs)
                .containsExactly(new AdminJob(
                        "j9", JobStatus.FAILED, "esriJobFailed", created, created.plusSeconds(1), null, null));
    }

    @Test
    void aJobIdCannotLeaveItsPlace() {
        RawServer server = server(request -> Reply.json("{}"));
        GpAdmin admin = admin(server);

        assertThatThrownBy(() -> admin.delete(SERVICE, "../../x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.requests()).isEmpty();
    }
}
