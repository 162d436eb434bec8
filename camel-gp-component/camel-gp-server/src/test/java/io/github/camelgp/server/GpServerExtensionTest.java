package io.github.camelgp.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.server.fault.Operation;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GpServerExtensionTest {
    @RegisterExtension
    static final GpServerExtension SERVER = new GpServerExtension();

    @Test
    @Order(1)
    void parameterIsTheRunningServer(GpServer server) {
        server.faults().on(Operation.INFO).always().status(500);
        Client.text(server.url() + "/rest/services?f=json");

        assertThat(server).isSameAs(SERVER.server());
        assertThat(SERVER.requests()).hasSize(1);
    }

    @Test
    @Order(2)
    void nextTestStartsFresh() {
        assertThat(SERVER.requests()).isEmpty();
        assertThat(Client.get(SERVER.url() + "/rest/info", "f", "json").has("currentVersion"))
                .isTrue();
    }
}
