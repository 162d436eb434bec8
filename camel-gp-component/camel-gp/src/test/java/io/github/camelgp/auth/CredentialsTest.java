package io.github.camelgp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialsTest {
    private static final String HIDDEN = "never-to-be-seen";

    static Stream<Credentials> withSecrets() {
        return Stream.of(
                Credentials.token(HIDDEN),
                Credentials.userPassword("ann", HIDDEN),
                Credentials.clientCredentials("app", HIDDEN),
                Credentials.refreshToken("app", HIDDEN));
    }

    @ParameterizedTest
    @MethodSource("withSecrets")
    void theTextFormHidesWhatIsSecret(Credentials credentials) {
        assertThat(credentials.toString()).contains("***").doesNotContain(HIDDEN);
        assertThat(credentials.secrets()).containsExactly(HIDDEN);
    }

    @Test
    void anonymousHasNoSecret() {
        assertThat(Credentials.anonymous().secrets()).isEmpty();
    }

    @Test
    void blankPartsAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.userPassword("ann", " "))
                .withMessageContaining("password");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.clientCredentials("", HIDDEN))
                .withMessageContaining("clientId")
                .withMessageNotContaining(HIDDEN);
    }
}
