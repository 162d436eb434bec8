package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.task.MessageLevel;
import io.github.camelgp.server.task.TaskRegistry;
import io.github.camelgp.server.task.ToolException;
import io.github.camelgp.server.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrator's site: jobs of a service (10.6.1) and logs. */
@Timeout(30)
class AdminTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final ManualTime time = new ManualTime(START);

    @RegisterExtension
    final GpServerExtension server = new GpServerExtension(GpServer.builder()
            .administrator("admin", "secret")
            .user("ann", "secret")
            .register(AdminTest::tasks)
            .instances(1)
            .time(time));

    private String admin = "";
    private String jobs = "";

    private static void tasks(TaskRegistry registry) {
        registry.service("Folder/Work", s -> s.messageLevel(MessageLevel.NONE)
                .task("Wait", t -> t.input("Seconds", "GPLong")
                        .run(call -> call.pause(Duration.ofSeconds(call.wholeNumber("Seconds")))))
                .task(
                        "Fail",
                        t -> t.run(call -> {
                            call.warning("odd");
                            throw new ToolException("ERROR 000732: no such thing");
                        })));
        registry.service("Other", s -> s.task("Go", t -> t.run(call -> call.message("gone"))));
    }

    @BeforeEach
    void signIn() {
        admin = token("admin");
        jobs = server.url() + "/admin/services/Folder/Work.GPServer/jobs";
    }

    private String token(String user) {
        return Client.post(server.url() + "/admin/generateToken", "username", user, "password", "secret", "f", "json")
                .path("token")
                .asText();
    }

    @ParameterizedTest
    @CsvSource({",499", "nonsense,498", "ann,403"})
    void onlyAdministratorsGetIn(String who, int code) {
        String given = who == null ? "" : who.equals("ann") ? token("ann") : who;

        JsonNode refused = Client.post(jobs + "/query", "startTime", "0", "token", given, "f", "json");

        assertThat(refused.path("status").asText()).isEqualTo("error");
        assertThat(refused.path("messages").isArray()).isTrue();
        assertThat(refused.path("code").asInt()).isEqualTo(code);
        assertThat(refused.has("error")).isFalse();
    }

    @Test
    void jobsAreFoundByTimeAndPaged() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(submit("Fail"));
            await(ids.get(i), "esriJobFailed");
            time.advance(Duration.ofSeconds(10));
        }
        String from = String.valueOf(START.plusSeconds(10).toEpochMilli());

        JsonNode first = query("startTime", from, "number", "2");
        JsonNode second = query(
                "startTime",
                from,
                "number",
                "2",
                "start",
                first.path("nextStart").asText());
        JsonNode early = query("startTime", "0", "endTime", String.valueOf(START.toEpochMilli()));

        assertThat(first.path("total").asInt()).isEqualTo(4);
        assertThat(first.at("/results/0/jobID").asText()).isEqualTo(ids.get(1));
        assertThat(first.path("nextStart").asInt()).isEqualTo(3);
        assertThat(second.at("/results/1/jobID").asText()).isEqualTo(ids.get(4));
        assertThat(second.path("nextStart").asInt()).isEqualTo(-1);
        assertThat(early.path("total").asInt()).isEqualTo(1);
    }

    @Test
    void jobSaysWhoSubmittedItAndHowItEnded() {
        String anonymous = submit("Fail");
        await(anonymous, "esriJobFailed");
        String task = server.taskUrl("Folder/Work", "Fail");
        String named = Client.post(task + "/submitJob", "token", token("ann"), "f", "json")
                .path("jobId")
                .asText();
        await(named, "esriJobFailed");

        JsonNode ofAnn = query("startTime", "0", "userName", "ann");
        JsonNode ofNobody = query("startTime", "0", "userName", "null");
        JsonNode job = ofAnn.at("/results/0");

        assertThat(ofAnn.path("total").asInt()).isEqualTo(1);
        assertThat(ofNobody.at("/results/0/jobID").asText()).isEqualTo(anonymous);
        assertThat(job.path("jobID").asText()).isEqualTo(named);
        assertThat(job.path("status").asText()).isEqualTo("esriJobFailed");
        assertThat(job.path("submittedTime").asLong()).isEqualTo(START.toEpochMilli());
        assertThat(job.path("endTime").asLong()).isEqualTo(START.toEpochMilli());
        assertThat(job.path("url").asText()).isEqualTo(task + "/jobs/" + named);
        assertThat(admin("GET", jobs + "/" + named).path("jobID").asText()).isEqualTo(named);
    }

    @Test
    void jobsAreFoundByStatus() {
        String running = submit("Wait");
        await(running, "esriJobExecuting");
        submit("Wait");

        assertThat(query("startTime", "0", "jobStatus", "esriJobExecuting")
                        .at("/results/0/jobID")
                        .asText())
                .isEqualTo(running);
        assertThat(query("startTime", "0", "jobStatus", "esriJobSubmitted")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(query("startTime", "0", "machineName", "ELSEWHERE")
                        .path("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "startTime=yesterday", "startTime=0&number=many", "startTime=0&start=-3"})
    void queryNeedsAStartTimeAndNumbers(String parameters) {
        JsonNode refused = Client.json(Client.text(jobs + "/query?f=json&token=" + admin + "&" + parameters));

        assertThat(refused.path("status").asText()).isEqualTo("error");
        assertThat(refused.path("code").asInt()).isEqualTo(400);
    }

    @Test
    void submittedAndExecutingJobsAreCancelledOthersNot() {
        String running = submit("Wait");
        await(running, "esriJobExecuting");
        String waiting = submit("Wait");

        JsonNode first = admin("POST", jobs + "/" + waiting + "/cancel");
        JsonNode second = admin("POST", jobs + "/" + running + "/cancel");
        await(running, "esriJobCancelled");
        JsonNode third = admin("POST", jobs + "/" + running + "/cancel");

        assertThat(first.path("status").asText()).isEqualTo("success");
        assertThat(second.path("status").asText()).isEqualTo("success");
        await(waiting, "esriJobCancelled");
        assertThat(third.path("status").asText()).isEqualTo("error");
        assertThat(third.path("code").asInt()).isEqualTo(500);
    }

    @Test
    void deletedJobLeavesNoTrace() {
        String job = submit("Wait");
        await(job, "esriJobExecuting");

        JsonNode deleted = admin("POST", jobs + "/" + job + "/delete");

        assertThat(deleted.path("status").asText()).isEqualTo("success");
        assertThat(server.server().knownJobs()).isZero();
        assertThat(admin("GET", jobs + "/" + job).path("code").asInt()).isEqualTo(404);
    }

    @Test
    void purgeDropsWhatWaits() {
        String running = submit("Wait");
        await(running, "esriJobExecuting");
        submit("Wait");
        submit("Wait");

        JsonNode purged = admin("POST", jobs + "/purgequeue");

        assertThat(purged.path("purged").asInt()).isEqualTo(2);
        assertThat(query("startTime", "0").path("total").asInt()).isEqualTo(1);
    }

    @Test
    void changesAreMadeByPostOnly() {
        String job = submit("Wait");

        for (String change : List.of("/" + job + "/cancel", "/" + job + "/delete", "/purgequeue")) {
            assertThat(admin("GET", jobs + change).path("code").asInt()).isEqualTo(405);
        }
        assertThat(server.server().knownJobs()).isEqualTo(1);
    }

    @Test
    void statisticsCountTheJobs() {
        await(submit("Fail"), "esriJobFailed");
        await(submit("Fail"), "esriJobFailed");

        JsonNode statistics = admin("GET", jobs + "/statistics");

        assertThat(statistics.path("total").asInt()).isEqualTo(2);
        assertThat(statistics.at("/jobs/0/status").asText()).isEqualTo("esriJobFailed");
        assertThat(statistics.at("/jobs/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void logHoldsWhatClientsMayNotRead() {
        String job = submit("Fail");
        await(job, "esriJobFailed");
        String messages = Client.get(jobUrl(job) + "/messages", "f", "json").toString();

        JsonNode grave = logs("level", "SEVERE");
        JsonNode warnings = logs("level", "WARNING");
        JsonNode all = logs("level", "DEBUG");
        JsonNode others = logs("level", "DEBUG", "filter", "{\"services\":[\"Other.GPServer\"]}");

        assertThat(messages).doesNotContain("000732");
        assertThat(grave.toString()).contains("000732").doesNotContain("odd");
        assertThat(warnings.toString()).contains("000732", "odd");
        assertThat(all.path("logMessages").size())
                .isGreaterThan(warnings.path("logMessages").size());
        assertThat(grave.at("/logMessages/0/source").asText()).isEqualTo("Folder/Work.GPServer");
        assertThat(grave.at("/logMessages/0/time").asLong()).isEqualTo(START.toEpochMilli());
        assertThat(others.path("logMessages").isEmpty()).isTrue();
    }

    @Test
    void logIsReadByTimeAndInPages() {
        await(submit("Fail"), "esriJobFailed");
        time.advance(Duration.ofMinutes(1));

        JsonNode page = logs("level", "DEBUG", "pageSize", "2");
        JsonNode later = logs("level", "DEBUG", "endTime", "2026-01-01T00:00:30,000");

        assertThat(page.path("logMessages").size()).isEqualTo(2);
        assertThat(page.path("hasMore").asBoolean()).isTrue();
        assertThat(later.path("logMessages").isEmpty()).isTrue();
        assertThat(logs("level", "LOUD").path("code").asInt()).isEqualTo(400);
        assertThat(logs("filter", "{").path("code").asInt()).isEqualTo(400);
        assertThat(logs("startTime", "now").path("code").asInt()).isEqualTo(400);
    }

    @Test
    void siteListsServicesAndTheirSettings() {
        JsonNode services = admin("GET", server.url() + "/admin/services");
        JsonNode service = admin("GET", server.url() + "/admin/services/folder/work.gpserver");

        assertThat(services.path("services").findValuesAsText("serviceName")).containsExactly("Work", "Other");
        assertThat(services.at("/services/0/folderName").asText()).isEqualTo("Folder");
        assertThat(service.path("serviceName").asText()).isEqualTo("Work");
        assertThat(service.at("/properties/showMessages").asText()).isEqualTo("NONE");
        assertThat(admin("GET", server.url() + "/admin").has("currentVersion")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/nonsense",
                "/admin/services/Nope.GPServer/jobs/query",
                "/admin/services/Folder/Work.GPServer/nonsense",
                "/admin/services/Folder/Work.GPServer/jobs/j123",
                "/admin/services/Folder/Work.GPServer/jobs/j123/explode",
                "/admin/logs/nonsense"
            })
    void unknownAddressesAreRefusedInTheSitesEnvelope(String path) {
        assertThat(admin("GET", server.url() + path).path("status").asText()).isEqualTo("error");
    }

    private JsonNode query(String... parameters) {
        return Client.post(jobs + "/query?f=json&token=" + admin, parameters);
    }

    private JsonNode logs(String... parameters) {
        return Client.post(server.url() + "/admin/logs/query?f=json&token=" + admin, parameters);
    }

    private JsonNode admin(String method, String url) {
        return method.equals("GET")
                ? Client.get(url, "f", "json", "token", admin)
                : Client.post(url, "f", "json", "token", admin);
    }

    private String submit(String task) {
        return Client.post(server.taskUrl("Folder/Work", task) + "/submitJob", "Seconds", "60", "f", "json")
                .path("jobId")
                .asText();
    }

    private String jobUrl(String id) {
        return server.taskUrl("Folder/Work", "Fail") + "/jobs/" + id;
    }

    private void await(String id, String status) {
        for (int i = 0; i < 100_000; i++) {
            JsonNode job = admin("GET", jobs + "/" + id);
            if (job.path("status").asText().equals(status)) {
                return;
            }
        }
        throw new AssertionError("never " + status);
    }
}
