package io.github.camelgp.springboot;

import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags of tasks by their URLs; after so many tasks all further ones are {@code other}. Thread safe. */
final class TaskTags {
    private static final int MOST = 200;
    private static final Pattern URL = Pattern.compile("(https?://.+?)/rest/services/(.+?)/GPServer/([^?#]+)");
    private static final Tags OTHER = Tags.of("site", "other", "service", "other", "task", "other");

    private final Map<String, Tags> known = new ConcurrentHashMap<>();

    Tags of(String taskUrl) {
        Tags tags = known.get(taskUrl);
        if (tags != null) {
            return tags;
        }
        if (known.size() >= MOST) {
            return OTHER;
        }
        Matcher matcher = URL.matcher(taskUrl);
        Tags made = matcher.matches()
                ? Tags.of("site", matcher.group(1), "service", matcher.group(2), "task", matcher.group(3))
                : OTHER;
        known.put(taskUrl, made);
        return made;
    }
}
