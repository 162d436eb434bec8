package io.github.camelgp.springboot;

import io.github.camelgp.operation.edit.LoadMode;
import io.github.camelgp.operation.output.ImageFormat;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code camel.component.gp.*} that is about results which stand somewhere else than in the answer. What is
 * not set (null) keeps the component's own value. Not thread safe; Spring fills it once.
 */
public class GpOutputDefaults extends GpEndProperties {
    /**
     * Whether features of a layer that an output points to, such as that of an output feature service, are read,
     * page by page. Without it the output is a LayerReference.
     */
    private @Nullable Boolean followUrls;

    /**
     * The hosted feature service that the server puts feature outputs into, without any limit: the name of a new
     * one, or JSON with serviceProperties and itemProperties, as with overwrite to replace the layers of one that
     * exists (esri_out_feature_service_name).
     */
    private @Nullable String outputFeatureService;

    /**
     * The hosted image service that the server puts raster outputs into: the start of its name, or JSON with
     * serviceProperties and itemProperties (esri_out_image_service).
     */
    private @Nullable String outputImageService;

    /** Width and height of the picture of results (operation mapImage), in pixels. */
    private @Nullable String imageSize;

    /** What the picture of results shows: xmin,ymin,xmax,ymax. By default all results. */
    private @Nullable String imageBbox;

    /**
     * The spatial reference of imageBbox: a well-known id, or the JSON of a spatial reference. By default that of
     * the map.
     */
    private @Nullable String imageBboxSR;

    /** The dots per inch of the picture of results. */
    private @Nullable Integer imageDpi;

    /** The format of the picture of results. */
    private @Nullable ImageFormat imageFormat;

    /** Whether the picture of results is transparent where it shows none. */
    private @Nullable Boolean imageTransparent;

    /**
     * The layer that the operation applyEdits writes to, such as
     * https://host/arcgis/rest/services/Hosted/Name/FeatureServer/0.
     */
    private @Nullable String layerUrl;

    /**
     * How the operation applyEdits writes: append to the features that the layer has, or replace them; the layer
     * and its item stay.
     */
    private @Nullable LoadMode loadMode;

    /**
     * How many features the operation applyEdits sends in one request at most; each request is taken whole or not
     * at all.
     */
    private @Nullable Integer batchSize;

    public @Nullable Boolean getFollowUrls() {
        return followUrls;
    }

    public void setFollowUrls(@Nullable Boolean followUrls) {
        this.followUrls = followUrls;
    }

    public @Nullable String getOutputFeatureService() {
        return outputFeatureService;
    }

    public void setOutputFeatureService(@Nullable String outputFeatureService) {
        this.outputFeatureService = outputFeatureService;
    }

    public @Nullable String getOutputImageService() {
        return outputImageService;
    }

    public void setOutputImageService(@Nullable String outputImageService) {
        this.outputImageService = outputImageService;
    }

    public @Nullable String getImageSize() {
        return imageSize;
    }

    public void setImageSize(@Nullable String imageSize) {
        this.imageSize = imageSize;
    }

    public @Nullable String getImageBbox() {
        return imageBbox;
    }

    public void setImageBbox(@Nullable String imageBbox) {
        this.imageBbox = imageBbox;
    }

    public @Nullable String getImageBboxSR() {
        return imageBboxSR;
    }

    public void setImageBboxSR(@Nullable String imageBboxSR) {
        this.imageBboxSR = imageBboxSR;
    }

    public @Nullable Integer getImageDpi() {
        return imageDpi;
    }

    public void setImageDpi(@Nullable Integer imageDpi) {
        this.imageDpi = imageDpi;
    }

    public @Nullable ImageFormat getImageFormat() {
        return imageFormat;
    }

    public void setImageFormat(@Nullable ImageFormat imageFormat) {
        this.imageFormat = imageFormat;
    }

    public @Nullable Boolean getImageTransparent() {
        return imageTransparent;
    }

    public void setImageTransparent(@Nullable Boolean imageTransparent) {
        this.imageTransparent = imageTransparent;
    }

    public @Nullable String getLayerUrl() {
        return layerUrl;
    }

    public void setLayerUrl(@Nullable String layerUrl) {
        this.layerUrl = layerUrl;
    }

    public @Nullable LoadMode getLoadMode() {
        return loadMode;
    }

    public void setLoadMode(@Nullable LoadMode loadMode) {
        this.loadMode = loadMode;
    }

    public @Nullable Integer getBatchSize() {
        return batchSize;
    }

    public void setBatchSize(@Nullable Integer batchSize) {
        this.batchSize = batchSize;
    }
}
