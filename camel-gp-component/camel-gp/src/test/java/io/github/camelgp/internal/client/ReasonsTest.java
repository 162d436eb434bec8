package io.github.camelgp.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelgp.internal.http.RawServer;
import io.github.camelgp.internal.http.RawServer.Reply;
import io.github.camelgp.model.GpException;
import io.github.camelgp.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers say, in their own words, and the reason that it is for routes; and the guide's table of them. */
@Timeout(60)
class ReasonsTest extends ClientTestSupport {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "/reasons/replies.psv", delimiter = '|', quoteCharacter = '`')
    void everyReplyHasItsReason(String what, String body, Reason reason) {
        RawServer server = server(request -> Reply.json(body));

        GpException failure = failure(client().execute(server.url(TASK_PATH), Map.of()), GpException.class);

        assertThat(failure.getReason()).as(what + ": " + failure.getMessage()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERROR 000824: The tool is not licensed.|LICENCE",
                "ERROR 010096: There is no Spatial Analyst license currently available or enabled.|LICENCE",
                "Unable to check out a Network Analyst license.|LICENCE",
                "ERROR 030181: Not enough credits to run the analysis.|CREDITS",
                "ERROR 000732: Dataset credits.shp does not exist|TOOL_FAILED",
                "ERROR 999999: Something unexpected|TOOL_FAILED",
                "Failed.|TOOL_FAILED"
            })
    void theMessagesOfAFailedJobHaveTheirReason(String message, Reason reason) {
        assertThat(Reasons.ofTool(message)).isEqualTo(reason);
    }

    @Test
    void theGuideExplainsEveryReasonAndNoOther() throws IOException {
        String guide = Files.readString(Path.of("../../src/docs/guide.md"));
        String section = guide.substring(guide.indexOf("### Reasons"));
        Matcher row =
                Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| \\S.* \\| \\S.* \\|$").matcher(section);

        List<String> rows = row.results().map(found -> found.group(1)).toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Enum::name).toList());
    }
}
