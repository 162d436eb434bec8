package io.github.camelgp.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflatingTest {
    private static final String TEXT = "{\"numbers\":[" + "1,2,3,".repeat(20_000) + "4]}";

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 1_000_000})
    void inflatesGzipWhateverThePieces(int piece) throws IOException {
        assertThat(inflate("gzip", gzip(TEXT), piece)).isEqualTo(TEXT);
    }

    @Test
    void inflatesSeveralMembers() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(gzip("{\"a\":"));
        two.writeBytes(gzip("1}"));

        assertThat(inflate("gzip", two.toByteArray(), 5)).isEqualTo("{\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void inflatesBothKindsOfDeflate(boolean raw) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(5, raw))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(inflate("deflate", bytes.toByteArray(), 100)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", " ", "1", ""})
    void letsThroughWhatIsPlainAlready(String text) throws IOException {
        assertThat(inflate("gzip", text.getBytes(StandardCharsets.UTF_8), 1)).isEqualTo(text);
    }

    @Test
    void noticesThatTheEndIsMissing() {
        byte[] cut = Arrays.copyOf(gzip(TEXT), 200);

        assertThatThrownBy(() -> inflate("gzip", cut, 50)).isInstanceOf(EOFException.class);
    }

    @Test
    void noticesAWrongChecksum() {
        byte[] broken = gzip(TEXT);
        broken[broken.length - 6] ^= 1;

        assertThatThrownBy(() -> inflate("gzip", broken, 50))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void refusesWhatGrowsBeyondAllMeasure() {
        byte[] bomb = gzip(" ".repeat(80 << 20));

        assertThatThrownBy(() -> new Inflating("gzip", buffer -> {}).write(ByteBuffer.wrap(bomb)))
                .isInstanceOf(ZipException.class)
                .hasMessageContaining("300 times");
    }

    @Test
    void refusesWhatWasNotAskedFor() {
        assertThatThrownBy(() -> inflate("br", new byte[] {1, 2, 3}, 3)).hasMessageContaining("br");
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static String inflate(String encoding, byte[] bytes, int piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Inflating inflating = new Inflating(encoding, buffer -> {
            byte[] some = new byte[buffer.remaining()];
            buffer.get(some);
            out.writeBytes(some);
        });
        for (int i = 0; i < bytes.length; i += piece) {
            inflating.write(ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i)));
        }
        inflating.finish();
        return out.toString(StandardCharsets.UTF_8);
    }
}
