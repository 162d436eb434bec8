package io.github.camelgp;

import io.github.camelgp.operation.output.RawFormat;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of {@link GpConfiguration} that are about files. */
@UriParams
public abstract class GpFileOptions extends GpRowOptions {
    @UriParam(label = "producer", defaultValue = "8388608")
    private long uploadThreshold = 8L << 20;

    @UriParam(label = "producer", defaultValue = "8388608")
    private long uploadPartSize = 8L << 20;

    @UriParam(label = "producer")
    private @Nullable String uploadName;

    @UriParam(label = "producer")
    private @Nullable String uploadDescription;

    @UriParam
    private @Nullable String downloadDirectory;

    @UriParam(defaultValue = "json")
    private RawFormat rawFormat = RawFormat.json;

    public @Nullable String getDownloadDirectory() {
        return downloadDirectory;
    }

    /** A folder for files and rasters of results, each run in a folder of its own below it, named after the job: the body is the saved File, as servers sweep theirs. Without it the body is their address, whose bytes are fetched when it is read as a stream. */
    public void setDownloadDirectory(@Nullable String downloadDirectory) {
        this.downloadDirectory = downloadDirectory;
    }

    public RawFormat getRawFormat() {
        return rawFormat;
    }

    /** What the server is asked for with resultFormat=raw: json, geojson, kmz or pbf, as bytes of the server's own making; of one output of a job. */
    public void setRawFormat(RawFormat rawFormat) {
        this.rawFormat = rawFormat;
    }

    public long getUploadThreshold() {
        return uploadThreshold;
    }

    /** Features and tables of more bytes than this, as Esri JSON, are uploaded before the run instead of standing in the request, as servers take requests up to a limit only. A service that takes no uploads fails them; 0 sends them in the request, however big they are. */
    public void setUploadThreshold(long uploadThreshold) {
        this.uploadThreshold = uploadThreshold;
    }

    public long getUploadPartSize() {
        return uploadPartSize;
    }

    /** How many bytes one request of an upload holds at most. Bigger files are registered and sent in parts, of which a lost one is sent again by itself; 0 sends every file in one request. */
    public void setUploadPartSize(long uploadPartSize) {
        this.uploadPartSize = uploadPartSize;
    }

    public @Nullable String getUploadName() {
        return uploadName;
    }

    /** The name of an uploaded file, with its extension. By default the name of the file, else the header CamelFileName. */
    public void setUploadName(@Nullable String uploadName) {
        this.uploadName = uploadName;
    }

    public @Nullable String getUploadDescription() {
        return uploadDescription;
    }

    /** What is said of uploaded files at the server, for people. */
    public void setUploadDescription(@Nullable String uploadDescription) {
        this.uploadDescription = uploadDescription;
    }
}
