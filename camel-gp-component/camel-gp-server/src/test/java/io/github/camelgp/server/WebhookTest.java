package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.fault.Operation;
import io.github.camelgp.server.time.ManualTime;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OPERATIONS 26: webhooks of geoprocessing services, their payload, and what goes wrong with them. */
@Timeout(30)
class WebhookTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private HookReceiver receiver;
    private String hooks = "";
    private String admin = "";

    @RegisterExtension
    final GpServerExtension server = new GpServerExtension(GpServer.builder()
            .version("11.3")
            .administrator("admin", "secret")
            .register(SampleTasks::addTo)
            .service(
                    "Folder/Work",
                    s -> s.task("Two Words", t -> t.output("Out", "GPString").run(call -> call.set("Out", "x"))))
            .time(time));

    @BeforeEach
    void listen() throws IOException {
        receiver = new HookReceiver();
        admin = Client.post(
                        server.url() + "/tokens/generateToken", "username", "admin", "password", "secret", "f", "json")
                .path("token")
                .asText();
        hooks = server.url() + "/admin/services/Jobs.GPServer/webhooks";
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void endOfAJobIsToldWithEverythingThatTheReceiverNeeds() throws Exception {
        String work = server.url() + "/admin/services/Folder/Work.GPServer/webhooks";
        admin("POST", work + "/create", "name", "mine", "hookUrl", receiver.url());
        String task = server.taskUrl("Folder/Work", "Two Words");
        String id = Client.post(task + "/submitJob", "f", "json").path("jobId").asText();

        HookReceiver.Hook hook = receiver.next();
        JsonNode payload = Client.json(hook.body());

        assertThat(hook.contentType()).isEqualTo("application/json");
        assertThat(hook.signature()).isEmpty();
        assertThat(payload.path("serviceType").asText()).isEqualTo("GPServer");
        assertThat(payload.path("jobId").asText()).isEqualTo(id);
        assertThat(payload.path("name").asText()).isEqualTo("mine");
        assertThat(payload.path("taskName").asText()).isEqualTo("Two Words");
        assertThat(payload.path("folderName").asText()).isEqualTo("Folder");
        assertThat(payload.path("serviceName").asText()).isEqualTo("Work");
        assertThat(payload.path("eventType").asText()).isEqualTo("esriJobSucceeded");
        assertThat(payload.path("statusURL").asText()).isEqualTo(task + "/jobs/" + id);
        assertThat(Client.get(payload.path("statusURL").asText(), "f", "json")
                        .path("jobStatus")
                        .asText())
                .isEqualTo("esriJobSucceeded");
    }

    @Test
    void everyEndIsToldWhateverTheTask() throws Exception {
        create("mine");

        run("Fail", "Reason", "no");
        String failed = Client.json(receiver.next().body()).path("eventType").asText();
        String job = run("Wait", "Seconds", "60");
        Client.get(job + "/cancel", "f", "json");
        String cancelled = Client.json(receiver.next().body()).path("eventType").asText();

        assertThat(failed).isEqualTo("esriJobFailed");
        assertThat(cancelled).isEqualTo("esriJobCancelled");
    }

    @Test
    void bodyIsSignedWithTheSharedKey() throws Exception {
        create("mine", "signatureKey", "k3y");
        run("Echo", "Text", "x");

        HookReceiver.Hook hook = receiver.next();

        assertThat(hook.signature()).isEqualTo(HookReceiver.sign(hook.body(), "k3y"));
        assertThat(admin("GET", hooks).toString()).doesNotContain("k3y");
    }

    @Test
    void formCarriesPayloadAndSignature() throws Exception {
        create("mine", "signatureKey", "k3y", "contentType", "application/x-www-form-urlencoded");
        run("Echo", "Text", "x");

        HookReceiver.Hook hook = receiver.next();
        String payload = URLDecoder.decode(hook.body().replaceFirst("payload=([^&]*).*", "$1"), StandardCharsets.UTF_8);

        assertThat(hook.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(Client.json(payload).path("serviceName").asText()).isEqualTo("Jobs");
        assertThat(URLDecoder.decode(hook.body(), StandardCharsets.UTF_8))
                .contains("x-esriHook-Signature=" + HookReceiver.sign(payload, "k3y"));
    }

    @Test
    void failedNotificationIsTriedAgainAfterAPause() throws Exception {
        String id = create("mine");
        receiver.answer(503);
        run("Echo", "Text", "x");

        HookReceiver.Hook first = receiver.next();
        awaitTimer(2);
        receiver.answer(200);
        time.advance(Duration.ofSeconds(30));
        HookReceiver.Hook second = receiver.next();

        assertThat(second).isEqualTo(first);
        JsonNode status = awaitNotification(id, 1).at("/notificationStatus/0");
        assertThat(status.path("attempts").asInt()).isEqualTo(2);
        assertThat(status.path("status").asText()).isEqualTo("success");
    }

    @Test
    void hookIsSwitchedOffAfterFailures() throws Exception {
        admin(
                "POST",
                server.url() + "/admin/services/webhooks/settings/edit",
                "notificationAttempts",
                "1",
                "deactivationPolicy",
                "{\"numberOfFailures\":2,\"daysInPast\":1}");
        String id = create("mine");
        receiver.answer(500);
        run("Echo", "Text", "x");
        awaitNotification(id, 1);
        boolean before = admin("GET", hooks + "/" + id).path("active").asBoolean();
        run("Echo", "Text", "x");
        awaitNotification(id, 2);
        boolean after = admin("GET", hooks + "/" + id).path("active").asBoolean();
        run("Echo", "Text", "x");

        assertThat(before).isTrue();
        assertThat(after).isFalse();
        assertThat(receiver.waiting()).isEqualTo(2);
    }

    @Test
    void failuresLongAgoDoNotCount() throws Exception {
        admin(
                "POST",
                server.url() + "/admin/services/webhooks/settings/edit",
                "notificationAttempts",
                "1",
                "deactivationPolicy",
                "{\"numberOfFailures\":2,\"daysInPast\":1}");
        String id = create("mine");
        receiver.answer(500);
        run("Echo", "Text", "x");
        awaitNotification(id, 1);
        time.advance(Duration.ofDays(2));
        admin = Client.post(
                        server.url() + "/tokens/generateToken", "username", "admin", "password", "secret", "f", "json")
                .path("token")
                .asText();
        run("Echo", "Text", "x");
        awaitNotification(id, 2);

        assertThat(admin("GET", hooks + "/" + id).path("active").asBoolean()).isTrue();
    }

    @Test
    void hooksAreEditedListedAndDeleted() throws Exception {
        String id = create("mine");
        create("other");

        admin("POST", hooks + "/" + id + "/edit", "active", "false", "name", "renamed");
        JsonNode edited = admin("GET", hooks + "/" + id);
        admin("POST", hooks + "/" + id + "/delete");
        JsonNode left = admin("GET", hooks).path("webhooks");
        admin("POST", hooks + "/deleteAll");

        assertThat(edited.path("name").asText()).isEqualTo("renamed");
        assertThat(edited.path("active").asBoolean()).isFalse();
        assertThat(edited.path("hookUrl").asText()).isEqualTo(receiver.url());
        assertThat(left.findValuesAsText("name")).containsExactly("other");
        assertThat(admin("GET", hooks).path("webhooks").isEmpty()).isTrue();
        assertThat(admin("GET", hooks + "/" + id).path("code").asInt()).isEqualTo(404);
    }

    @Test
    void inactiveHookHearsNothing() throws Exception {
        create("off", "active", "false");
        create("on");
        run("Echo", "Text", "x");

        assertThat(Client.json(receiver.next().body()).path("name").asText()).isEqualTo("on");
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void missingNotificationNeverComes() throws Exception {
        create("mine");
        server.faults().oddity("hook-missing");
        run("Echo", "Text", "lost");
        String told = run("Echo", "Text", "told");

        assertThat(Client.json(receiver.next().body()).path("statusURL").asText())
                .isEqualTo(told);
        assertThat(receiver.waiting()).isZero();
    }

    @Test
    void duplicateNotificationComesTwice() throws Exception {
        create("mine");
        server.faults().oddity("hook-twice");
        run("Echo", "Text", "x");

        assertThat(receiver.next()).isEqualTo(receiver.next());
    }

    @Test
    void lateNotificationComesLate() throws Exception {
        create("mine");
        server.faults().oddity("hook-late");
        run("Echo", "Text", "late");
        run("Echo", "Text", "next");
        HookReceiver.Hook early = receiver.next();
        boolean alone = receiver.waiting() == 0;
        time.advance(Duration.ofMinutes(10));
        HookReceiver.Hook late = receiver.next();

        assertThat(alone).isTrue();
        assertThat(late).isNotEqualTo(early);
    }

    @Test
    void notificationMayBeWronglySigned() throws Exception {
        create("mine", "signatureKey", "k3y");
        server.faults().oddity("hook-wrongly-signed");
        run("Echo", "Text", "x");

        HookReceiver.Hook hook = receiver.next();

        assertThat(hook.signature()).startsWith("sha256=").isNotEqualTo(HookReceiver.sign(hook.body(), "k3y"));
    }

    @Test
    void notificationMayHaveAnotherShape() throws Exception {
        create("mine", "signatureKey", "k3y");
        server.faults().on(Operation.WEBHOOK_DELIVERY).oddity("hook-other-shape");
        run("Echo", "Text", "x");

        HookReceiver.Hook hook = receiver.next();

        assertThat(hook.body()).startsWith("[").contains("changesUrl");
        assertThat(hook.signature()).isEqualTo(HookReceiver.sign(hook.body(), "k3y"));
    }

    @ParameterizedTest
    @CsvSource({
        "'',http://localhost/",
        "mine,''",
        "mine,ftp://localhost/",
        "mine,no address",
        "mine,http:///x",
        "taken,http://localhost/"
    })
    void badHookIsRefused(String name, String url) throws Exception {
        create("taken");

        JsonNode refused = admin("POST", hooks + "/create", "name", name, "hookUrl", url);

        assertThat(refused.path("status").asText()).isEqualTo("error");
        assertThat(refused.path("code").asInt()).isEqualTo(400);
        assertThat(admin("GET", hooks).path("webhooks").size()).isEqualTo(1);
    }

    @Test
    void synchronousServiceHasNoWebhooks() {
        JsonNode refused = admin("GET", server.url() + "/admin/services/Copy.GPServer/webhooks");

        assertThat(refused.path("status").asText()).isEqualTo("error");
    }

    @Test
    void settingsAreThoseOfTheSite() {
        String url = server.url() + "/admin/services/webhooks/settings";

        JsonNode settings = admin("GET", url);
        JsonNode wrong = admin("POST", url + "/edit", "notificationAttempts", "0");
        JsonNode noNumber = admin("POST", url + "/edit", "notificationAttempts", "many");

        assertThat(settings.path("notificationAttempts").asInt()).isEqualTo(3);
        assertThat(settings.at("/deactivationPolicy/numberOfFailures").asInt()).isEqualTo(5);
        assertThat(wrong.path("code").asInt()).isEqualTo(400);
        assertThat(noNumber.path("code").asInt()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11.0", "10.91"})
    void webhooksCameWith111(String version) {
        try (GpServer old = GpServer.builder()
                .version(version)
                .administrator("admin", "secret")
                .register(SampleTasks::addTo)
                .start()) {
            String token = Client.post(
                            old.url() + "/tokens/generateToken", "username", "admin", "password", "secret", "f", "json")
                    .path("token")
                    .asText();

            assertThat(Client.get(old.url() + "/admin/services/Jobs.GPServer/webhooks", "f", "json", "token", token)
                            .path("status")
                            .asText())
                    .isEqualTo("error");
        }
    }

    private String create(String name, String... more) {
        String[] parameters = new String[more.length + 4];
        System.arraycopy(more, 0, parameters, 4, more.length);
        parameters[0] = "name";
        parameters[1] = name;
        parameters[2] = "hookUrl";
        parameters[3] = receiver.url();
        return admin("POST", hooks + "/create", parameters).path("id").asText();
    }

    private JsonNode admin(String method, String url, String... parameters) {
        String address = url + "?f=json&token=" + admin;
        return method.equals("GET") ? Client.json(Client.text(address)) : Client.post(address, parameters);
    }

    /** Runs a job to its end, unless it waits. */
    private String run(String task, String... parameters) {
        String url = server.taskUrl("Jobs", task);
        String job = url + "/jobs/"
                + Client.post(url + "/submitJob?f=json", parameters)
                        .path("jobId")
                        .asText();
        if (!task.equals("Wait")) {
            Client.awaitEnd(job);
        }
        return job;
    }

    private JsonNode awaitNotification(String id, int number) {
        for (int i = 0; i < 100_000; i++) {
            JsonNode status = admin("GET", hooks + "/" + id + "/notificationStatus");
            if (status.path("notificationStatus").size() >= number) {
                return status;
            }
        }
        throw new AssertionError("never notified");
    }

    private void awaitTimer(int number) {
        while (time.waiting() < number) {
            Thread.onSpinWait();
        }
    }
}
