package io.github.camelgp.shapefile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;

/** Which characters a {@code .dbf} is written in. */
final class CodePages {
    private static final Map<Integer, String> BY_DRIVER = Map.ofEntries(
            Map.entry(0x01, "IBM437"),
            Map.entry(0x02, "IBM850"),
            Map.entry(0x03, "windows-1252"),
            Map.entry(0x57, "windows-1252"),
            Map.entry(0x58, "windows-1252"),
            Map.entry(0x59, "windows-1252"),
            Map.entry(0x13, "windows-31j"),
            Map.entry(0x4d, "GBK"),
            Map.entry(0x4e, "x-windows-949"),
            Map.entry(0x4f, "x-windows-950"),
            Map.entry(0x64, "IBM852"),
            Map.entry(0x65, "IBM866"),
            Map.entry(0xc8, "windows-1250"),
            Map.entry(0xc9, "windows-1251"),
            Map.entry(0xca, "windows-1254"),
            Map.entry(0xcb, "windows-1253"),
            Map.entry(0xcc, "windows-1257"));

    private CodePages() {}

    /** What the {@code .cpg} says, else the byte of the header, else UTF-8 where it can be that. */
    static Charset charset(String codePage, int driver) {
        String plain = codePage.replaceFirst("(?i)^(?:ansi|oem|cp)\\s*", "").replace(' ', '-');
        for (String name :
                List.of(plain, "windows-" + plain, "IBM" + plain, plain.replaceFirst("^8859-?", "ISO-8859-"))) {
            if (!plain.isEmpty() && isKnown(name)) {
                return Charset.forName(name);
            }
        }
        if (plain.equals("65001")) {
            return StandardCharsets.UTF_8;
        }
        String byDriver = BY_DRIVER.get(driver);
        return byDriver != null && isKnown(byDriver) ? Charset.forName(byDriver) : StandardCharsets.UTF_8;
    }

    private static boolean isKnown(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    /** The text; bytes that are no UTF-8 are Latin 1. */
    static String text(byte[] bytes, int from, int length, Charset charset) {
        if (charset != StandardCharsets.UTF_8) {
            return new String(bytes, from, length, charset);
        }
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }
}
