package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.operation.GpConstants;
import io.github.camelgp.server.GpServerBuilder;
import io.github.camelgp.server.fault.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files from an FTP server into tasks, files of results to one. */
class FtpRoutesTest extends EchoTestSupport {
    @TempDir
    Path site;

    @TempDir
    Path downloads;

    private FtpServer ftp;
    private String ftpUrl;

    @Override
    GpServerBuilder tasks(GpServerBuilder builder) {
        FileTasks.addTo(builder);
        return super.tasks(builder);
    }

    @BeforeEach
    void startFtp() throws Exception {
        ListenerFactory listening = new ListenerFactory();
        listening.setServerAddress("127.0.0.1");
        listening.setPort(0);
        Listener listener = listening.createListener();
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        BaseUser user = new BaseUser();
        user.setName("gp");
        user.setPassword("gp");
        user.setHomeDirectory(site.toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        ftp = factory.createServer();
        ftp.start();
        ftpUrl = "ftp:gp@127.0.0.1:" + listener.getPort() + "/%s?password=gp&passiveMode=true&binary=true";
    }

    @AfterEach
    void stopFtp() {
        ftp.stop();
    }

    private String ftp(String folder) {
        return String.format(ftpUrl, folder);
    }

    @Test
    void aFileIsUploadedAsInputAndMovedWhenItsResultIsDelivered() throws Exception {
        Path inbox = Files.createDirectories(site.resolve("inbox"));
        Files.write(inbox.resolve("roads.csv"), FileTasks.bytes(20_000));
        RouteBuilder.addRoutes(context, routes -> routes.from(ftp("inbox") + "&initialDelay=0&delay=100&move=done")
                .to("gp:Files/Jobs/Digest?inputParameter=File")
                .to("mock:out"));

        MockEndpoint out = context.getEndpoint("mock:out", MockEndpoint.class);
        until(() -> out.getReceivedCounter() == 1);

        assertThat(out.getExchanges().get(0).getMessage().getBody())
                .isEqualTo(FileTasks.sum(new ByteArrayInputStream(FileTasks.bytes(20_000))));
        until(() -> Files.exists(inbox.resolve("done/roads.csv")));
        assertThat(recorded(Operation.UPLOAD)).hasSize(1);
    }

    @Test
    void aFileWhoseTaskFailsStaysAtItsSource() throws Exception {
        Path inbox = Files.createDirectories(site.resolve("inbox"));
        Files.write(inbox.resolve("roads.csv"), FileTasks.bytes(100));
        server.faults().on(Operation.SUBMIT_JOB).nth(1).error(400, "The data is not acceptable.");
        RouteBuilder.addRoutes(context, routes -> routes.from(ftp("inbox") + "&initialDelay=0&delay=100&move=done")
                .to("gp:Files/Jobs/Digest?inputParameter=File")
                .to("mock:out"));

        MockEndpoint out = context.getEndpoint("mock:out", MockEndpoint.class);
        until(() -> out.getReceivedCounter() == 1);

        // refused once, it was there to be taken again
        assertThat(requestCount(Operation.SUBMIT_JOB)).isEqualTo(2);
        until(() -> Files.exists(inbox.resolve("done/roads.csv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&downloadDirectory=", ""})
    void theFileOfAResultGoesToAnotherServerWhole(String saved) throws Exception {
        String option = saved.isEmpty() ? "" : saved + downloads;
        String name = saved.isEmpty() ? "report.pdf" : "${file:onlyname}";
        RouteBuilder.addRoutes(context, routes -> routes.from("direct:in")
                .to("gp:Files/Jobs/Make?param.Name=report.pdf&param.Bytes=3000000" + option)
                .to(ftp("reports") + "&fileName=${header.CamelGpJobId}-" + name));

        Exchange done = run("direct:in", null);

        assertThat(done.getException()).isNull();
        assertThat(arrived()).singleElement().satisfies(file -> assertThat(file)
                .hasFileName(done.getMessage().getHeader(GpConstants.JOB_ID) + "-report.pdf")
                .hasBinaryContent(FileTasks.bytes(3_000_000)));
        assertThat(spoolFiles()).isZero();
    }

    private List<Path> arrived() throws IOException {
        try (Stream<Path> files = Files.list(site.resolve("reports"))) {
            return files.toList();
        }
    }
}
