package io.github.camelgp.benchmarks.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The crashes of one kind, and what became of the inputs that came with them. */
final class Phase {
    private final String title;
    private final List<String> inputs = new ArrayList<>();
    private int crashes;
    private int outputs;
    private int parked;
    private int twice;
    private int different;

    Phase(String title) {
        this.title = title;
    }

    void crashed() {
        crashes++;
    }

    void came(String input) {
        inputs.add(input);
    }

    /** Looks for the inputs in the end. */
    void settle(Folders folders, Site site, Set<String> parkedInputs) throws IOException {
        for (String input : inputs) {
            Path result = folders.results().resolve(input);
            boolean there = Files.exists(result);
            outputs += there ? 1 : 0;
            parked += parkedInputs.contains(input) ? 1 : 0;
            twice += site.jobs(input) > 1 ? 1 : 0;
            different += there && !Files.readString(result).equals(Site.text(input)) ? 1 : 0;
        }
    }

    /** All that is in phases of several kinds. */
    static Phase sum(List<Phase> phases) {
        Phase sum = new Phase("together");
        for (Phase phase : phases) {
            sum.inputs.addAll(phase.inputs);
            sum.crashes += phase.crashes;
            sum.outputs += phase.outputs;
            sum.parked += phase.parked;
            sum.twice += phase.twice;
            sum.different += phase.different;
        }
        return sum;
    }

    boolean isWell() {
        return outputs + parked == inputs.size() && twice == 0 && different == 0;
    }

    static String header() {
        return String.format(
                "%-24s %8s %8s %8s %8s %8s %8s", "", "crashes", "inputs", "outputs", "parked", "twice", "differ");
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-24s %8d %8d %8d %8d %8d %8d",
                title,
                crashes,
                inputs.size(),
                outputs,
                parked,
                twice,
                different);
    }

    String figures() {
        return String.format(
                Locale.ROOT,
                "crashes=%d inputs=%d outputs=%d parked=%d twice=%d differ=%d",
                crashes,
                inputs.size(),
                outputs,
                parked,
                twice,
                different);
    }
}
