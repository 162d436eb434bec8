package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanLifecycleManager;
import org.apache.camel.telemetry.Tracer;
import org.junit.jupiter.api.Test;

/** Spans of those who trace with camel-telemetry say which job they are about. */
class SpanTagsTest extends GpTestSupport {
    private final List<RecordedSpan> spans = new CopyOnWriteArrayList<>();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        new RecordingTracer().init(created);
        return created;
    }

    @Test
    void spanOfARunHasTaskJobAndStatus() throws Exception {
        RouteBuilder.addRoutes(
                context, routes -> routes.from("direct:in").to(ProbeTasks.ECHO + "?inputParameter=Text"));

        template.requestBody("direct:in", "one");

        assertThat(spans).anySatisfy(span -> {
            assertThat(span.tags)
                    .containsEntry("gp.task", server.taskUrl("Probe/Jobs", "Echo"))
                    .containsEntry("gp.job.status", "esriJobSucceeded");
            assertThat(span.tags.get("gp.job.id")).isNotEmpty();
        });
    }

    @Test
    void spanOfACollectedJobHasItsId() throws Exception {
        RouteBuilder.addRoutes(context, routes -> routes.from(ProbeTasks.FAIL + "?initialDelay=0&failedJobs=message")
                .to("mock:out"));
        getMockEndpoint("mock:out").expectedMessageCount(1);

        template.sendBody(ProbeTasks.FAIL + "?operation=submitJob&inputParameter=Text", "no such layer");

        getMockEndpoint("mock:out").assertIsSatisfied();
        until(() -> spans.stream().anyMatch(span -> "esriJobFailed".equals(span.tags.get("gp.job.status"))));
    }

    private static final class RecordedSpan implements Span {
        private final Map<String, String> tags = new ConcurrentHashMap<>();

        @Override
        public void log(Map<String, String> fields) {
            tags.putAll(fields);
        }

        @Override
        public void setTag(String key, String value) {
            tags.put(key, value);
        }

        @Override
        public void setComponent(String component) {
            tags.put("component", component);
        }

        @Override
        public void setError(boolean error) {
            tags.put("error", String.valueOf(error));
        }
    }

    private final class RecordingTracer extends Tracer {

        /** What a manager is asked to inject differs between releases of Camel. */
        @Override
        protected void initTracer() {
            setSpanLifecycleManager((SpanLifecycleManager) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {SpanLifecycleManager.class},
                    (self, method, arguments) -> method.getName().equals("create") ? recorded() : null));
        }

        private RecordedSpan recorded() {
            RecordedSpan span = new RecordedSpan();
            spans.add(span);
            return span;
        }
    }
}
