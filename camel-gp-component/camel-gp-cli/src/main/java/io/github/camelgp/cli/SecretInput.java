package io.github.camelgp.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets come from: a file's first line, else an environment variable, else the terminal.
 *
 * @param environment of the process
 * @param console null when there is none, as in scripts
 */
record SecretInput(Map<String, String> environment, @Nullable Console console) {

    static SecretInput ofProcess() {
        return new SecretInput(System.getenv(), System.console());
    }

    /**
     * The secret; null when there is none.
     *
     * @param file null for none
     * @param variable such as {@code GP_PASSWORD}
     */
    @Nullable
    String optional(@Nullable Path file, String variable) throws IOException {
        if (file != null) {
            String text = Files.readString(file);
            return text.lines().findFirst().orElse("").strip();
        }
        String value = environment.get(variable);
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * The secret, asked for where nothing else gives it.
     *
     * @throws IllegalArgumentException when there is nobody to ask
     */
    String required(@Nullable Path file, String variable, String what) throws IOException {
        String known = optional(file, variable);
        if (known != null) {
            return known;
        }
        char[] typed = console == null ? null : console.readPassword("%s: ", what);
        if (typed == null) {
            throw new IllegalArgumentException("No " + what + ": give it in a file, in the environment variable "
                    + variable + ", or at a terminal");
        }
        return new String(typed);
    }
}
