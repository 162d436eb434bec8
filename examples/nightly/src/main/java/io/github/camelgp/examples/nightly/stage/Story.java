package io.github.camelgp.examples.nightly.stage;

import java.util.Locale;

/** What is told on the console, with the seconds since the beginning. */
final class Story {
    private final long begin = System.nanoTime();

    /** A line as it is. */
    void say(String line) {
        System.out.println(line);
    }

    /** What goes on. */
    void goesOn(String line) {
        say(stamp() + "   " + line);
    }

    /** What goes wrong, or is mended. */
    void happens(String line) {
        say(stamp() + " ! " + line);
    }

    long seconds() {
        return (System.nanoTime() - begin) / 1_000_000_000L;
    }

    private String stamp() {
        return String.format(Locale.ROOT, "%4d s", seconds());
    }
}
