package io.github.camelgp.internal.download;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names for files out of what servers call them: safe in every file system, and never a path. */
public final class FileNames {
    private static final int LONGEST_BYTES = 180;
    private static final String ALLOWED = " ._-()+,=@~!$&'[]{}";
    private static final Pattern RESERVED =
            Pattern.compile("(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|com\\d|lpt\\d)\\s*(?:\\..*)?");
    private static final String FALLBACK = "output";

    private FileNames() {}

    /** The name that an address ends in. */
    public static String ofUrl(String url) {
        String path = url.replaceFirst("[?#].*$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return last;
        }
    }

    /** A name without folders, control characters, look-alikes of slashes and dots, and names that Windows keeps for devices. */
    public static String safe(String given) {
        String plain = Normalizer.normalize(given, Normalizer.Form.NFKC);
        String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints()
                .forEach(c -> name.appendCodePoint(Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0 ? c : '_'));
        String bare = name.toString().replaceFirst("^[. ]+", "").replaceFirst("[. ]+$", "");
        if (bare.isEmpty() || bare.chars().allMatch(c -> c == '_')) {
            return FALLBACK;
        }
        return shortened(RESERVED.matcher(bare).matches() ? "_" + bare : bare);
    }

    /** The extension of a name with its dot, in lower case; empty for none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 1 || name.length() - dot > 12 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    private static String shortened(String name) {
        if (bytes(name) <= LONGEST_BYTES) {
            return name;
        }
        String extension = name.substring(name.length() - extension(name).length());
        int[] letters = name.substring(0, name.length() - extension.length())
                .codePoints()
                .toArray();
        int count = letters.length;
        while (bytes(new String(letters, 0, count)) + bytes(extension) > LONGEST_BYTES) {
            count--;
        }
        return new String(letters, 0, count) + extension;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
