package io.github.camelgp.shapefile;

import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a {@code .dbf}, one after the other. For one thread. */
final class TableReader implements AutoCloseable {
    private static final int HEADER = 32;
    private static final int END_OF_FIELDS = 0x0d;
    private static final int LONGEST_INTEGER = 9;
    private static final int LONGEST_LONG = 20;

    private final InputStream stream;
    private final Charset charset;
    private final List<Column> columns = new ArrayList<>();
    private final int rows;
    private final int rowBytes;
    private int taken;

    private record Column(Field field, char type, int length, int decimals) {}

    /** @param codePage what the {@code .cpg} says; empty for none */
    TableReader(InputStream stream, String codePage) throws IOException {
        this.stream = new BufferedInputStream(stream);
        byte[] header = this.stream.readNBytes(HEADER);
        if (header.length < HEADER) {
            throw new EOFException("the .dbf breaks off");
        }
        ByteBuffer head = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        rows = head.getInt(4);
        int headerBytes = head.getShort(8) & 0xffff;
        rowBytes = head.getShort(10) & 0xffff;
        charset = CodePages.charset(codePage, header[29] & 0xff);
        byte[] fields = this.stream.readNBytes(Math.max(0, headerBytes - HEADER));
        for (int at = 0; at + HEADER <= fields.length && fields[at] != END_OF_FIELDS; at += HEADER) {
            columns.add(column(fields, at));
        }
        int sum = columns.stream().mapToInt(Column::length).sum() + 1;
        if (rows < 0 || sum > rowBytes) {
            throw new IOException("the .dbf is damaged");
        }
    }

    private Column column(byte[] fields, int at) {
        int end = 0;
        while (end < 11 && fields[at + end] != 0) {
            end++;
        }
        String name = new String(fields, at, end, charset).strip();
        char type = (char) (fields[at + 11] & 0xff);
        int length = fields[at + 16] & 0xff;
        int decimals = fields[at + 17] & 0xff;
        Integer chars = type == 'C' ? length : null;
        FieldType meaning = meaning(type, length, decimals);
        return new Column(new Field(name, meaning, meaning.wireName(), null, chars), type, length, decimals);
    }

    private static FieldType meaning(char type, int length, int decimals) {
        return switch (type) {
            case 'N' ->
                decimals > 0 || length > LONGEST_LONG
                        ? FieldType.DOUBLE
                        : length > LONGEST_INTEGER ? FieldType.BIG_INTEGER : FieldType.INTEGER;
            case 'F' -> FieldType.DOUBLE;
            case 'D' -> FieldType.DATE;
            default -> FieldType.STRING;
        };
    }

    List<Field> fields() {
        return columns.stream().map(Column::field).toList();
    }

    /** The next row; null after the last one, empty for one that was deleted. */
    @Nullable
    Map<String, @Nullable Object> next() throws IOException {
        if (taken++ >= rows) {
            return null;
        }
        byte[] row = stream.readNBytes(rowBytes);
        if (row.length < rowBytes) {
            throw new EOFException("the .dbf breaks off after " + (taken - 1) + " of " + rows + " rows");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (row[0] == '*') {
            return DELETED;
        }
        int at = 1;
        for (Column column : columns) {
            values.put(column.field().name(), value(column, row, at));
            at += column.length();
        }
        return values;
    }

    /** Stands for a row that was deleted. */
    static final Map<String, @Nullable Object> DELETED = Map.of("\0deleted", true);

    private @Nullable Object value(Column column, byte[] row, int at) throws IOException {
        String text = CodePages.text(row, at, column.length(), charset).stripTrailing();
        String plain = text.strip();
        if (plain.isEmpty() || plain.charAt(0) == '*' && column.type() != 'C') {
            return null;
        }
        try {
            return switch (column.field().type()) {
                case INTEGER, BIG_INTEGER -> Long.valueOf(plain);
                case DOUBLE -> Double.valueOf(plain);
                case DATE -> date(plain);
                default -> column.type() == 'L' ? truth(plain) : text;
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IOException(
                    "the .dbf holds in row " + taken + " a " + column.field().name() + " that is none: " + plain, e);
        }
    }

    private static @Nullable Object date(String text) {
        return text.equals("00000000")
                ? null
                : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
    }

    private static @Nullable Object truth(String text) {
        return switch (text) {
            case "T", "t", "Y", "y" -> "true";
            case "F", "f", "N", "n" -> "false";
            default -> null;
        };
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
