package io.github.camelgp.server.job;

import java.util.Locale;
import java.util.UUID;

/** Forms of job ids that real servers give out; clients must take them as they are. */
public enum JobIds {
    /** {@code j} and 32 hexadecimal digits, the usual form. */
    USUAL,
    /** {@code J} and 32 hexadecimal digits in capitals, as older servers do. */
    CAPITALS,
    /** 32 hexadecimal digits. */
    HEX,
    /** With hyphens. */
    UUID_TEXT,
    /** With a suffix, as jobs that export maps have. */
    SUFFIXED;

    String next() {
        String uuid = UUID.randomUUID().toString();
        String hex = uuid.replace("-", "");
        return switch (this) {
            case USUAL -> "j" + hex;
            case CAPITALS -> "J" + hex.toUpperCase(Locale.ROOT);
            case HEX -> hex;
            case UUID_TEXT -> uuid;
            case SUFFIXED -> "j" + hex + "_et";
        };
    }
}
