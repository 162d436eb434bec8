package io.github.camelgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.junit.jupiter.api.Test;

/** Camel's own way to ask whether a component's options are any good. */
@SuppressWarnings("deprecation")
class VerifierTest extends SecuredTestSupport {

    private ComponentVerifierExtension.Result verify(
            ComponentVerifierExtension.Scope scope, Map<String, Object> parameters) {
        return gp().getExtension(ComponentVerifierExtension.class).orElseThrow().verify(scope, parameters);
    }

    @Test
    void goodOptionsLeadToTheTask() {
        Map<String, Object> parameters =
                Map.of("serverUrl", server.url(), "username", USER, "password", PASSWORD, "task", "Near/By/Say");

        assertThat(verify(ComponentVerifierExtension.Scope.PARAMETERS, parameters)
                        .getStatus())
                .isEqualTo(ComponentVerifierExtension.Result.Status.OK);
        assertThat(verify(ComponentVerifierExtension.Scope.CONNECTIVITY, parameters)
                        .getStatus())
                .isEqualTo(ComponentVerifierExtension.Result.Status.OK);
    }

    @Test
    void optionsThatDoNotGoTogetherAreNamed() {
        ComponentVerifierExtension.Result result = verify(
                ComponentVerifierExtension.Scope.PARAMETERS, Map.of("serverUrl", server.url(), "username", USER));

        assertThat(result.getStatus()).isEqualTo(ComponentVerifierExtension.Result.Status.ERROR);
        assertThat(result.getErrors().get(0).getDescription())
                .contains("username")
                .contains("password");
    }

    @Test
    void aWrongPasswordIsAFailureOfTheToken() {
        ComponentVerifierExtension.Result result = verify(
                ComponentVerifierExtension.Scope.CONNECTIVITY,
                Map.of("serverUrl", server.url(), "username", USER, "password", "open-barley"));

        assertThat(result.getStatus()).isEqualTo(ComponentVerifierExtension.Result.Status.ERROR);
        assertThat(result.getErrors()).singleElement().satisfies(error -> {
            assertThat(error.getCode())
                    .isEqualTo(ComponentVerifierExtension.VerificationError.StandardCode.AUTHENTICATION);
            assertThat(error.getDescription()).startsWith("token: ").doesNotContain("open-barley");
        });
    }

    @Test
    void aServerThatIsNotThereIsAFailureOfTheConnection() {
        ComponentVerifierExtension.Result result =
                verify(ComponentVerifierExtension.Scope.CONNECTIVITY, Map.of("serverUrl", "http://127.0.0.1:1/arcgis"));

        assertThat(result.getErrors().get(0).getDescription()).contains("reach: nothing listens");
    }
}
