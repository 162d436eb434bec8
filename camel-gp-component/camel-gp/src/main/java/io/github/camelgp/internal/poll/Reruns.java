package io.github.camelgp.internal.poll;

import io.github.camelgp.job.GpJobRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ids of rows that are submitted in the place of others, each in the place of the one before. */
public final class Reruns {
    private static final Pattern NUMBERED = Pattern.compile("(.*)-r(\\d{1,6})");

    private Reruns() {}

    /** The number tells the people who read it how often; a row that is superseded has no second successor. */
    static String next(String rowId) {
        Matcher numbered = NUMBERED.matcher(rowId);
        return numbered.matches()
                ? numbered.group(1) + "-r" + (Integer.parseInt(numbered.group(2)) + 1)
                : rowId + "-r1";
    }

    /** Ids of all rows in whose place a row is, the last first; empty when it is the first of its kind. */
    public static List<String> before(GpJobRecord row) {
        List<String> before = new ArrayList<>();
        row.rerunOf().ifPresent(before::add);
        Matcher numbered = NUMBERED.matcher(row.rerunOf().orElse(""));
        if (numbered.matches()) {
            for (int number = Integer.parseInt(numbered.group(2)) - 1; number > 0; number--) {
                before.add(numbered.group(1) + "-r" + number);
            }
            before.add(numbered.group(1));
        }
        return before;
    }
}
