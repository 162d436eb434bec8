package io.github.camelgp.examples.nightly.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** An FTP server with the folders {@code inbox} and {@code done}, for the user {@code night}. */
final class FtpSite implements AutoCloseable {
    private final Path home;
    private final FtpServer server;
    private final Listener listener;

    FtpSite(Path home, String password) throws IOException {
        this.home = home;
        Files.createDirectories(inbox());
        Files.createDirectories(done());
        ListenerFactory listening = new ListenerFactory();
        listening.setServerAddress("127.0.0.1");
        listening.setPort(0);
        listener = listening.createListener();
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        BaseUser user = new BaseUser();
        user.setName("night");
        user.setPassword(password);
        user.setHomeDirectory(home.toString());
        user.setAuthorities(List.of(new WritePermission()));
        try {
            factory.getUserManager().save(user);
            server = factory.createServer();
            server.start();
        } catch (FtpException e) {
            throw new IOException("The FTP server didn't start", e);
        }
    }

    int port() {
        return listener.getPort();
    }

    Path inbox() {
        return home.resolve("inbox");
    }

    Path done() {
        return home.resolve("done");
    }

    int waiting() {
        try (Stream<Path> files = Files.list(inbox())) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
