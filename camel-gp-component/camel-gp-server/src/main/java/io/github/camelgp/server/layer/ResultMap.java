package io.github.camelgp.server.layer;

import io.github.camelgp.server.draw.Extents;
import io.github.camelgp.server.draw.GeoTiff;
import io.github.camelgp.server.draw.Picture;
import io.github.camelgp.server.draw.Symbol;
import io.github.camelgp.server.geo.SpatialReferenceException;
import io.github.camelgp.server.job.Job;
import io.github.camelgp.server.job.OutputFiles;
import io.github.camelgp.server.job.OutputValue;
import io.github.camelgp.server.value.Extent;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The map of a job's results: one layer for each output that has features, records or a raster, in order of the outputs.
 *
 * @param layers by their id
 */
record ResultMap(List<Entry> layers) {
    private static final Logger LOG = LoggerFactory.getLogger(ResultMap.class);

    static ResultMap of(Job job, OutputFiles files) {
        List<Entry> layers = new ArrayList<>();
        for (OutputValue output : job.outputs()) {
            String name = output.parameter().displayName();
            if (output.features() != null) {
                layers.add(new Entry(output, LayerData.of(layers.size(), name, output.features()), null));
            } else if (isRaster(output)) {
                files.find(output.file()).ifPresent(path -> layers.add(new Entry(output, null, path)));
            }
        }
        return new ResultMap(layers);
    }

    private static boolean isRaster(OutputValue output) {
        return output.parameter().dataType().startsWith("GPRaster")
                && !output.file().isEmpty();
    }

    /** The data of a layer that can be queried. */
    Optional<LayerData> data(String id) {
        return id.matches("\\d{1,4}") && Integer.parseInt(id) < layers.size()
                ? Optional.ofNullable(layers.get(Integer.parseInt(id)).data())
                : Optional.empty();
    }

    /** The system of the first layer that has one. */
    SpatialReference system() {
        return layers.stream()
                .map(Entry::system)
                .filter(system -> !system.isUnknown())
                .findFirst()
                .orElse(SpatialReference.UNKNOWN);
    }

    /** Around all layers, in the system; a unit square when there is nothing to see. */
    Extent extent(SpatialReference system, Predicate<Entry> shown) {
        Extent all = null;
        for (Entry layer : layers) {
            try {
                Extent own = shown.test(layer) ? layer.extent() : null;
                if (own != null) {
                    Extent there = Extents.project(own, system);
                    all = all == null ? there : Extents.union(all, there);
                }
            } catch (SpatialReferenceException e) {
                LOG.debug("A layer has no place in {}", system.code(), e);
            }
        }
        return all == null ? new Extent(0, 0, 1, 1, system) : all;
    }

    /** What to draw, the first output on top. */
    List<Picture> pictures(SpatialReference system, Predicate<Entry> shown) {
        List<Picture> pictures = new ArrayList<>();
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (shown.test(layers.get(i))) {
                layers.get(i).picture(i, system).ifPresent(pictures::add);
            }
        }
        return pictures;
    }

    /**
     * One layer.
     *
     * @param output that it shows
     * @param data features or records; null for a raster
     * @param raster a file; null for features
     */
    record Entry(OutputValue output, @Nullable LayerData data, @Nullable Path raster) {
        String name() {
            return output.parameter().displayName();
        }

        SpatialReference system() {
            if (data != null) {
                return data.features().spatialReference();
            }
            return tiff().map(tiff -> tiff.extent().spatialReference()).orElse(SpatialReference.UNKNOWN);
        }

        @Nullable
        Extent extent() {
            return data != null
                    ? Extents.of(data.features()).orElse(null)
                    : tiff().map(GeoTiff::extent).orElse(null);
        }

        private Optional<GeoTiff> tiff() {
            if (raster == null) {
                return Optional.empty();
            }
            try (var content = Files.newInputStream(raster)) {
                return GeoTiff.read(content);
            } catch (IOException e) {
                LOG.debug("The raster {} can't be drawn", output.file(), e);
                return Optional.empty();
            }
        }

        Optional<Picture> picture(int number, SpatialReference system) {
            if (data != null) {
                return data.isTable()
                        ? Optional.empty()
                        : Optional.of(new Picture.Shapes(
                                data.features(), Symbol.standard(data.features().geometryType(), number), 1));
            }
            try {
                return tiff().map(tiff -> new Picture.Raster(tiff.image(), Extents.project(tiff.extent(), system), 1));
            } catch (SpatialReferenceException e) {
                return Optional.empty();
            }
        }
    }
}
