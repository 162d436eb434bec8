package io.github.camelgp.examples.complete.stage;

import java.util.Locale;

/**
 * How one of the ways ended.
 *
 * @param way what was tried
 * @param success what whoever started it was told
 * @param came how many trees came from the server
 * @param stored how many are in the table now
 * @param checksum of these
 * @param what these are, in words
 * @param asExpected the figures are what the page says
 */
record Outcome(String way, boolean success, long came, long stored, String checksum, String what, boolean asExpected) {
    static String heading() {
        return String.format("%-39s %-9s %13s %15s  %s", "", "it says", "trees came", "in the table", "checksum");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-39s %-9s %,13d %,15d  %-10s %s%s",
                way,
                success ? "success" : "failure",
                came,
                stored,
                checksum,
                what,
                asExpected ? "" : "   NOT AS IT SHOULD BE");
    }
}
