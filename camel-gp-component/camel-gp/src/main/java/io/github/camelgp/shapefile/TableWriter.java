package io.github.camelgp.shapefile;

import io.github.camelgp.esrijson.FieldFinder;
import io.github.camelgp.model.Feature;
import io.github.camelgp.model.FeatureSet;
import io.github.camelgp.model.Field;
import io.github.camelgp.model.FieldType;
import io.github.camelgp.model.GpParameterException;
import io.github.camelgp.model.GpWhere;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a {@code .dbf}. For one thread. */
final class TableWriter {
    static final int END = 0x1a;
    private static final int LONGEST_TEXT = 254;
    private static final int SHORT_NUMBER = 9;
    private static final int NUMBER = 20;
    private static final int FRACTION = 24;
    private static final long DAY_MILLIS = 86_400_000L;

    private final List<Column> columns;
    private final int rowBytes;
    private int written;

    private TableWriter(List<Column> columns) {
        this.columns = columns;
        rowBytes = 1 + columns.stream().mapToInt(column -> column.length).sum();
    }

    int rowBytes() {
        return rowBytes;
    }

    void header(int rows, OutputStream out) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(32 + 32 * columns.size() + 1).order(ByteOrder.LITTLE_ENDIAN);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        header.put((byte) 3).put((byte) (today.getYear() - 1900));
        header.put((byte) today.getMonthValue()).put((byte) today.getDayOfMonth());
        header.putInt(rows).putShort((short) header.capacity()).putShort((short) rowBytes);
        int at = 32;
        for (Column column : columns) {
            header.position(at);
            header.put(column.shortName.getBytes(StandardCharsets.US_ASCII));
            header.put(at + 11, (byte) column.type).put(at + 16, (byte) column.length);
            header.put(at + 17, (byte) (column.type == 'F' ? 15 : 0));
            at += 32;
        }
        header.put(at, (byte) 0x0d);
        out.write(header.array());
    }

    void row(Feature feature, OutputStream out) throws IOException {
        byte[] row = new byte[rowBytes];
        Arrays.fill(row, (byte) ' ');
        int at = 1;
        for (Column column : columns) {
            Object value = column.field == null
                    ? (Object) (long) written
                    : feature.attributes().get(column.field.name());
            byte[] text = column.text(value).getBytes(StandardCharsets.UTF_8);
            int from = column.type == 'C' || column.type == 'D' ? at : at + column.length - text.length;
            System.arraycopy(text, 0, row, from, text.length);
            at += column.length;
        }
        written++;
        out.write(row);
    }

    /** A column as it is written. */
    private static final class Column {
        private final @Nullable Field field;
        private final String shortName;
        private final char type;
        private final int length;

        Column(@Nullable Field field, String shortName, char type, int length) {
            this.field = field;
            this.shortName = shortName;
            this.type = type;
            this.length = length;
        }

        String text(@Nullable Object value) {
            if (value == null) {
                return "";
            }
            if (type == 'D') {
                return LocalDate.ofInstant(Instant.ofEpochMilli(((Number) value).longValue()), ZoneOffset.UTC)
                        .format(DateTimeFormatter.BASIC_ISO_DATE);
            }
            if (type == 'F') {
                return fraction(((Number) value).doubleValue());
            }
            return plain(field, value);
        }

        private static String fraction(double value) {
            String plain = Double.toString(value);
            return plain.length() <= FRACTION ? plain : String.format(Locale.ROOT, "%.15e", value);
        }
    }

    /** The text of a value that is no fraction and no date without time. */
    private static String plain(@Nullable Field field, Object value) {
        boolean moment = field != null && field.type() == FieldType.DATE && value instanceof Number;
        return moment ? Instant.ofEpochMilli(((Number) value).longValue()).toString() : value.toString();
    }

    /** Finds out how wide columns are. */
    static final class Columns {
        private final List<Field> told;
        private final FieldFinder finder = new FieldFinder();
        private final List<Width> widths = new ArrayList<>();

        Columns(FeatureSet features) {
            told = features.fields().stream()
                    .filter(field -> field.type() != FieldType.GEOMETRY)
                    .toList();
            if (told.isEmpty()) {
                features.forEach(feature -> finder.add(feature.attributes()));
            }
            (told.isEmpty() ? finder.fields(null) : told).forEach(field -> widths.add(new Width(field)));
        }

        void add(Feature feature) {
            widths.forEach(width -> width.add(feature.attributes().get(width.field.name())));
        }

        TableWriter table() {
            Set<String> taken = new HashSet<>();
            List<Column> columns = new ArrayList<>();
            widths.forEach(width -> columns.add(width.column(name(width.field.name(), taken))));
            if (columns.isEmpty()) {
                columns.add(new Column(null, "FID", 'N', 11));
            }
            if (columns.size() > 255) {
                throw new GpParameterException(
                        "", "A shapefile has 255 columns at most, not " + columns.size(), GpWhere.NOWHERE);
            }
            return new TableWriter(columns);
        }

        private static String name(String given, Set<String> taken) {
            String plain = given.replaceAll("[^A-Za-z0-9_]", "_");
            String name = plain.substring(0, Math.min(10, plain.length()));
            for (int i = 1; !taken.add(name.toUpperCase(Locale.ROOT)); i++) {
                String tail = "_" + i;
                name = plain.substring(0, Math.min(10 - tail.length(), plain.length())) + tail;
            }
            return name;
        }
    }

    private static final class Width {
        private final Field field;
        private int longest = 1;
        private boolean onlyDays = true;
        private boolean onlyNumbers = true;
        private boolean onlyWhole = true;

        Width(Field field) {
            this.field = field;
        }

        void add(@Nullable Object value) {
            if (value == null) {
                return;
            }
            onlyNumbers &= value instanceof Number;
            onlyWhole &= value instanceof Long || value instanceof Integer;
            onlyDays &= value instanceof Long millis && Math.floorMod(millis, DAY_MILLIS) == 0;
            longest = Math.max(longest, plain(field, value).getBytes(StandardCharsets.UTF_8).length);
        }

        Column column(String name) {
            return switch (field.type()) {
                case OID, INTEGER, SMALL_INTEGER, BIG_INTEGER ->
                    onlyWhole
                            ? new Column(field, name, 'N', longest <= SHORT_NUMBER ? SHORT_NUMBER : NUMBER)
                            : number(name);
                case SINGLE, DOUBLE -> number(name);
                case DATE -> onlyDays ? new Column(field, name, 'D', 8) : text(name);
                default -> text(name);
            };
        }

        private Column number(String name) {
            return onlyNumbers ? new Column(field, name, 'F', FRACTION) : text(name);
        }

        private Column text(String name) {
            if (longest > LONGEST_TEXT) {
                throw new GpParameterException(
                        "",
                        "The column " + field.name() + " has text of " + longest
                                + " bytes, a shapefile takes 254; leave it out or cut it",
                        GpWhere.NOWHERE);
            }
            return new Column(field, name, 'C', longest);
        }
    }
}
