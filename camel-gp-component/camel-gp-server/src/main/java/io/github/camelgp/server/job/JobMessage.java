package io.github.camelgp.server.job;

/**
 * A line of a job's log.
 *
 * @param type such as {@code esriJobMessageTypeInformative}
 * @param description the text
 */
public record JobMessage(String type, String description) {
    static JobMessage informative(String text) {
        return new JobMessage("esriJobMessageTypeInformative", text);
    }

    static JobMessage warning(String text) {
        return new JobMessage("esriJobMessageTypeWarning", text);
    }

    static JobMessage error(String text) {
        return new JobMessage("esriJobMessageTypeError", text);
    }
}
