package io.github.camelgp.server;

import io.github.camelgp.server.fault.Faults;
import io.github.camelgp.server.http.RecordedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A server for JUnit 5 tests. In a static field it lives as long as the class, with faults, recorded requests and jobs
 * reset before each test; in another field it lives as long as the test. Tests may also take a {@link GpServer}
 * parameter.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final GpServerExtension SERVER = new GpServerExtension(GpServer.builder().standardTools());
 * }</pre>
 */
public final class GpServerExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private final GpServerBuilder builder;
    private @Nullable GpServer server;
    private boolean forClass;

    /** With the tools of the standalone server. */
    public GpServerExtension() {
        this(GpServer.builder().standardTools());
    }

    /** With what the builder says. */
    public GpServerExtension(GpServerBuilder builder) {
        this.builder = builder;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        forClass = true;
        server = builder.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (server == null) {
            server = builder.start();
        } else {
            server.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GpServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server();
    }

    /**
     * The running server.
     *
     * @throws IllegalStateException outside of a test
     */
    public GpServer server() {
        if (server == null) {
            throw new IllegalStateException("the server runs only during tests: register the extension");
        }
        return server;
    }

    /** The site, see {@link GpServer#url}. */
    public String url() {
        return server().url();
    }

    /** The address of a task. */
    public String taskUrl(String service, String task) {
        return server().taskUrl(service, task);
    }

    /** What shall go wrong in this test. */
    public Faults faults() {
        return server().faults();
    }

    /** The requests of this test, oldest first. */
    public List<RecordedRequest> requests() {
        return server().requests();
    }
}
