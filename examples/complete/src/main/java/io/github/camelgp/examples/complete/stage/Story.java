package io.github.camelgp.examples.complete.stage;

import java.util.Locale;

/** What is told on the console, with the seconds since the chapter began. */
final class Story {
    private static final int WIDTH = 110;

    private volatile long begin = System.nanoTime();

    void say(String line) {
        System.out.println(line);
    }

    /** Something new begins. */
    void chapter(String title) {
        begin = System.nanoTime();
        say("");
        say(title);
    }

    /** What goes on. */
    void goesOn(String line) {
        String stamp = String.format(Locale.ROOT, "%7.1f s   ", seconds());
        StringBuilder text = new StringBuilder(stamp);
        int used = 0;
        for (String word : line.split(" ")) {
            if (used > 0 && used + word.length() > WIDTH - stamp.length()) {
                text.append(System.lineSeparator()).append(" ".repeat(stamp.length()));
                used = 0;
            }
            text.append(used == 0 ? "" : " ").append(word);
            used += word.length() + 1;
        }
        say(text.toString());
    }

    /** Since the chapter began. */
    double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
