package io.github.camelgp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.server.GpServer;
import io.github.camelgp.server.GpServerExtension;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DescribeCommandTest {
    private static final String OBSERVER = "{\"type\":\"Point\",\"coordinates\":[174.7645,-36.8767]}";

    @RegisterExtension
    static final GpServerExtension SERVER =
            new GpServerExtension(GpServer.builder().standardTools());

    private static String step(String description) {
        return description.substring(description.indexOf("- to:"));
    }

    private static Exchange pasted(String step, String body) throws Exception {
        String route = "- from:\n    uri: direct:pasted\n    steps:\n"
                + step.lines().map(line -> "      " + line).collect(Collectors.joining("\n"));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Resource resource = ResourceHelper.fromString("pasted.yaml", route);
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
            context.start();
            return context.createProducerTemplate()
                    .request("direct:pasted", exchange -> exchange.getMessage().setBody(body));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Elevation/ESRI_Elevation_World|Viewshed|yes",
                "Geometry/Tools|Buffer|yes",
                "Utilities/PrintingTools|Get Layout Templates Info Task|no",
                "Test/Types|AllTypes|no"
            })
    void theStepRunsWhenItIsPasted(String service, String task, String withFeatures) throws Exception {
        Shell shell = Shell.run("describe", SERVER.taskUrl(service, task));

        Exchange done = pasted(step(shell.out()), withFeatures.equals("yes") ? OBSERVER : null);

        assertThat(done.getException()).as(shell.out()).isNull();
        assertThat(done.getMessage().getBody()).isNotNull();
    }

    @Test
    void parametersAreShownWithTypesDefaultsAndChoices() {
        Shell shell = Shell.run("describe", "Utilities/PrintingTools/Export Web Map Task", "--server", SERVER.url());

        assertThat(shell.exit()).as(shell.err()).isZero();
        assertThat(shell.out())
                .contains("(synchronous)")
                .contains("Web_Map_as_JSON  GPString, required")
                .contains("choices: PDF")
                .contains("default: ")
                .contains("gives\n  Output_File  GPDataFile");
    }

    @Test
    void aServiceIsDescribedByItsTasks() {
        Shell shell = Shell.run("describe", SERVER.url() + "/rest/services/Geometry/Tools/GPServer");

        assertThat(shell.out()).contains("/Geometry/Tools/GPServer\n").contains("  Buffer\n");
    }

    @Test
    void aTaskThatIsNotThereIsAnsweredByWhatIs() {
        Shell shell = Shell.run("describe", "Geometry/Tools/Bufer", "--server", SERVER.url());

        assertThat(shell.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.err()).startsWith("NOT_FOUND_OR_NOT_SHARED: ").contains("Buffer");
    }
}
