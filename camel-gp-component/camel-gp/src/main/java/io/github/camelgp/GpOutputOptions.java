package io.github.camelgp;

import io.github.camelgp.operation.edit.LoadMode;
import io.github.camelgp.operation.edit.LoadOptions;
import io.github.camelgp.operation.follow.OutputServices;
import io.github.camelgp.operation.output.ImageFormat;
import io.github.camelgp.operation.output.ImageOptions;
import io.github.camelgp.operation.output.ResultOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of {@link GpConfiguration} that are about results which stand somewhere else than in the answer: services and maps. */
@UriParams
public abstract class GpOutputOptions extends GpEndOptions {
    @UriParam(defaultValue = "true")
    private boolean followUrls = true;

    @UriParam(label = "producer")
    private @Nullable String outputFeatureService;

    @UriParam(label = "producer")
    private @Nullable String outputImageService;

    @UriParam(label = "producer", defaultValue = "800,600")
    private String imageSize = "800,600";

    @UriParam(label = "producer")
    private @Nullable String imageBbox;

    @UriParam(label = "producer")
    private @Nullable String imageBboxSR;

    @UriParam(label = "producer", defaultValue = "96")
    private int imageDpi = 96;

    @UriParam(label = "producer", defaultValue = "png")
    private ImageFormat imageFormat = ImageFormat.png;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean imageTransparent;

    @UriParam(label = "producer")
    private @Nullable String layerUrl;

    @UriParam(label = "producer", defaultValue = "append")
    private LoadMode loadMode = LoadMode.append;

    @UriParam(label = "producer", defaultValue = "1000")
    private int batchSize = 1000;

    /** The inputs that say where the server shall put results. */
    Map<String, Object> outputServices() {
        Map<String, Object> named = new LinkedHashMap<>();
        if (outputFeatureService != null) {
            named.put(OutputServices.FEATURES, OutputServices.checked("outputFeatureService", outputFeatureService));
        }
        if (outputImageService != null) {
            named.put(OutputServices.IMAGES, OutputServices.checked("outputImageService", outputImageService));
        }
        return named;
    }

    ImageOptions image() {
        return new ImageOptions(
                imageSize,
                imageBbox,
                imageBboxSR == null ? null : ResultOptions.spatialReference("imageBboxSR", imageBboxSR),
                imageDpi,
                imageFormat,
                imageTransparent);
    }

    LoadOptions load() {
        return new LoadOptions(layerUrl, loadMode, batchSize);
    }

    public boolean isFollowUrls() {
        return followUrls;
    }

    /** Whether features of a layer that an output points to, such as that of an output feature service, are read, page by page. Without it the output is a LayerReference. */
    public void setFollowUrls(boolean followUrls) {
        this.followUrls = followUrls;
    }

    public @Nullable String getOutputFeatureService() {
        return outputFeatureService;
    }

    /** The hosted feature service that the server puts feature outputs into, without any limit: the name of a new one, or JSON with serviceProperties and itemProperties, as with overwrite to replace the layers of one that exists (esri_out_feature_service_name). */
    public void setOutputFeatureService(@Nullable String outputFeatureService) {
        this.outputFeatureService = outputFeatureService;
    }

    public @Nullable String getOutputImageService() {
        return outputImageService;
    }

    /** The hosted image service that the server puts raster outputs into: the start of its name, or JSON with serviceProperties and itemProperties (esri_out_image_service). */
    public void setOutputImageService(@Nullable String outputImageService) {
        this.outputImageService = outputImageService;
    }

    public String getImageSize() {
        return imageSize;
    }

    /** Width and height of the picture of results (operation mapImage), in pixels. */
    public void setImageSize(String imageSize) {
        this.imageSize = imageSize;
    }

    public @Nullable String getImageBbox() {
        return imageBbox;
    }

    /** What the picture of results shows: xmin,ymin,xmax,ymax. By default all results. */
    public void setImageBbox(@Nullable String imageBbox) {
        this.imageBbox = imageBbox;
    }

    public @Nullable String getImageBboxSR() {
        return imageBboxSR;
    }

    /** The spatial reference of imageBbox: a well-known id, or the JSON of a spatial reference. By default that of the map. */
    public void setImageBboxSR(@Nullable String imageBboxSR) {
        this.imageBboxSR = imageBboxSR;
    }

    public int getImageDpi() {
        return imageDpi;
    }

    /** The dots per inch of the picture of results. */
    public void setImageDpi(int imageDpi) {
        this.imageDpi = imageDpi;
    }

    public ImageFormat getImageFormat() {
        return imageFormat;
    }

    /** The format of the picture of results. */
    public void setImageFormat(ImageFormat imageFormat) {
        this.imageFormat = imageFormat;
    }

    public boolean isImageTransparent() {
        return imageTransparent;
    }

    /** Whether the picture of results is transparent where it shows none. */
    public void setImageTransparent(boolean imageTransparent) {
        this.imageTransparent = imageTransparent;
    }

    public @Nullable String getLayerUrl() {
        return layerUrl;
    }

    /** The layer that the operation applyEdits writes to, such as https://host/arcgis/rest/services/Hosted/Name/FeatureServer/0. */
    public void setLayerUrl(@Nullable String layerUrl) {
        this.layerUrl = layerUrl;
    }

    public LoadMode getLoadMode() {
        return loadMode;
    }

    /** How the operation applyEdits writes: append to the features that the layer has, or replace them; the layer and its item stay. */
    public void setLoadMode(LoadMode loadMode) {
        this.loadMode = loadMode;
    }

    public int getBatchSize() {
        return batchSize;
    }

    /** How many features the operation applyEdits sends in one request at most; each request is taken whole or not at all. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }
}
