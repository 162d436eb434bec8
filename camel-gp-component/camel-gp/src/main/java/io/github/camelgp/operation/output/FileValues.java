package io.github.camelgp.operation.output;

import io.github.camelgp.internal.client.RawOutput;
import io.github.camelgp.model.DataFile;
import io.github.camelgp.model.RasterData;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files and rasters among the values of a result, and others in their place. */
public final class FileValues {
    private static final long LONGEST = 1L << 20;
    private static final String URL = "url";
    private static final Pattern SERVICE = Pattern.compile("(?i).*/(?:Image|Map|Feature)Server(?:[/?].*)?");

    private FileValues() {}

    /** The addresses of the files that an output is, or holds. */
    public static Set<String> urls(RawOutput output) {
        boolean possible = output.sizeBytes() <= LONGEST
                && (output.shape() == RawOutput.Shape.ARRAY || output.members().contains(URL));
        Set<String> urls = new LinkedHashSet<>();
        if (possible) {
            replaced(OutputValues.read(output, false), value -> {
                urls.add(url(value));
                return value;
            });
        }
        return urls;
    }

    /** The value with others for the files in it. */
    public static @Nullable Object replaced(@Nullable Object value, UnaryOperator<Object> change) {
        if (value instanceof List<?> many) {
            List<@Nullable Object> all = new ArrayList<>(many.size());
            many.forEach(one -> all.add(replaced(one, change)));
            return all;
        }
        return value != null && !url(value).isEmpty() ? change.apply(value) : value;
    }

    /** The address of the file that a value is; empty for anything else, image services among them. */
    public static String url(Object value) {
        if (value instanceof DataFile file) {
            return file.url();
        }
        boolean isFile = value instanceof RasterData raster
                && (raster.type() == null || !raster.type().equalsIgnoreCase("ImageService"))
                && !SERVICE.matcher(raster.url()).matches();
        return isFile ? ((RasterData) value).url() : "";
    }
}
