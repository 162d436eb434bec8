package io.github.camelgp.operation.output;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the picture of a job's results shall look (REST page "Export map").
 *
 * @param size width and height in pixels, {@code 800,600}
 * @param bbox {@code xmin,ymin,xmax,ymax}; null for all results
 * @param bboxSR wkid or JSON of the system of {@code bbox}; null for that of the map
 * @param dpi dots per inch
 * @param format of the picture
 * @param transparent whether what shows no result lets the background through
 */
public record ImageOptions(
        String size, @Nullable String bbox, @Nullable String bboxSR, int dpi, ImageFormat format, boolean transparent) {
    private static final String NUMBER = "\\s*[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?\\s*";

    public ImageOptions {
        if (!size.matches("\\s*[1-9][0-9]{0,4}\\s*,\\s*[1-9][0-9]{0,4}\\s*")) {
            throw new IllegalArgumentException("imageSize=" + size + " is not width,height in pixels, such as 800,600");
        }
        if (bbox != null && !bbox.matches(NUMBER + "(?:," + NUMBER + "){3}")) {
            throw new IllegalArgumentException("imageBbox=" + bbox + " is not xmin,ymin,xmax,ymax");
        }
        if (dpi < 1) {
            throw new IllegalArgumentException("imageDpi=" + dpi + " must be at least 1");
        }
    }

    /** What the request says. */
    public Map<String, String> requestParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("size", size.replaceAll("\\s", ""));
        if (bbox != null) {
            parameters.put("bbox", bbox.replaceAll("\\s", ""));
            if (bboxSR != null) {
                parameters.put("bboxSR", bboxSR);
            }
        }
        parameters.put("dpi", Integer.toString(dpi));
        parameters.put("format", format.name());
        parameters.put("transparent", Boolean.toString(transparent));
        return parameters;
    }
}
