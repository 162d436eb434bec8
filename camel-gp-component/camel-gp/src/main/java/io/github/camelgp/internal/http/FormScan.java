package io.github.camelgp.internal.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Reads an encoded form value by value, however big they are. For one thread. */
final class FormScan {
    private static final int BUFFER = 64 * 1024;

    private final InputStream form;
    private boolean ended;

    private FormScan(InputStream form) {
        this.form = form;
    }

    static void read(InputStream encoded, FormBody.Reader reader) throws IOException {
        var scan = new FormScan(new BufferedInputStream(encoded, BUFFER));
        while (!scan.ended) {
            var name = new String(scan.new Part('=').readAllBytes(), StandardCharsets.UTF_8);
            if (!scan.ended) {
                var value = scan.new Part('&');
                reader.value(name, value);
                value.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** What comes before the next {@code end}, decoded. */
    private final class Part extends InputStream {
        private final int end;
        private boolean over;

        Part(int end) {
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            var next = over ? -1 : form.read();
            ended |= !over && next < 0;
            over |= next < 0 || next == end;
            if (over) {
                return -1;
            }
            return next == '+' ? ' ' : next == '%' ? digit() * 16 + digit() : next;
        }

        private int digit() throws IOException {
            var digit = Character.digit(form.read(), 16);
            if (digit < 0) {
                throw new IOException("The form is damaged");
            }
            return digit;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = 0;
            while (count < length) {
                var next = read();
                if (next < 0) {
                    break;
                }
                target[offset + count++] = (byte) next;
            }
            return count == 0 && length > 0 ? -1 : count;
        }
    }
}
