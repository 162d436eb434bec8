package io.github.camelgp.internal.poll;

import io.github.camelgp.model.GpJob;
import io.github.camelgp.model.GpMessage;
import io.github.camelgp.model.Severity;
import java.util.ArrayList;
import java.util.List;

/** What of a job's messages goes into its row: chatty tools write megabytes. */
final class KeptMessages {
    private static final int MOST_CHARACTERS = 100_000;

    private KeptMessages() {}

    /** The job with its errors first of all and else its last messages; {@code job} itself unless they are too many. */
    static GpJob of(GpJob job) {
        var messages = job.messages();
        if (messages.stream().mapToLong(KeptMessages::size).sum() <= MOST_CHARACTERS) {
            return job;
        }
        var keep = new boolean[messages.size()];
        var room = MOST_CHARACTERS;
        for (var errors : List.of(true, false)) {
            for (var i = messages.size() - 1; i >= 0; i--) {
                var message = messages.get(i);
                if ((message.severity() == Severity.ERROR) == errors && size(message) <= room) {
                    keep[i] = true;
                    room -= size(message);
                }
            }
        }
        return job.withMessages(kept(messages, keep));
    }

    private static List<GpMessage> kept(List<GpMessage> messages, boolean[] keep) {
        List<GpMessage> kept = new ArrayList<>();
        for (var i = 0; i < keep.length; i++) {
            if (keep[i]) {
                kept.add(messages.get(i));
            }
        }
        var dropped = messages.size() - kept.size();
        kept.add(new GpMessage("", dropped + " more messages were not kept with the job's row"));
        return kept;
    }

    private static int size(GpMessage message) {
        return message.type().length() + message.description().length();
    }
}
