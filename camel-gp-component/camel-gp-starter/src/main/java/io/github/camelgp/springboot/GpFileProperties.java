package io.github.camelgp.springboot;

import io.github.camelgp.operation.output.RawFormat;
import org.jspecify.annotations.Nullable;

/** Defaults for how endpoints deal with files; an option that is not set keeps the component's own. */
public class GpFileProperties extends GpRowProperties {
    /**
     * Features and tables of more bytes than this, as Esri JSON, are uploaded before the run instead of standing in the
     * request, as servers take requests up to a limit only. A service that takes no uploads fails them; 0 sends them in
     * the request, however big they are.
     */
    private @Nullable Long uploadThreshold;

    /**
     * How many bytes one request of an upload holds at most. Bigger files are registered and sent in parts, of which a
     * lost one is sent again by itself; 0 sends every file in one request.
     */
    private @Nullable Long uploadPartSize;

    /**
     * The name of an uploaded file, with its extension. By default the name of the file, else the header CamelFileName.
     */
    private @Nullable String uploadName;

    /** What is said of uploaded files at the server, for people. */
    private @Nullable String uploadDescription;

    /**
     * A folder for files and rasters of results, each run in a folder of its own below it, named after the job: the body
     * is the saved File, as servers sweep theirs. Without it the body is their address, whose bytes are fetched when it
     * is read as a stream.
     */
    private @Nullable String downloadDirectory;

    /**
     * What the server is asked for with resultFormat=raw: json, geojson, kmz or pbf, as bytes of the server's own
     * making; of one output of a job.
     */
    private @Nullable RawFormat rawFormat;

    public @Nullable String getDownloadDirectory() {
        return downloadDirectory;
    }

    public void setDownloadDirectory(@Nullable String downloadDirectory) {
        this.downloadDirectory = downloadDirectory;
    }

    public @Nullable RawFormat getRawFormat() {
        return rawFormat;
    }

    public void setRawFormat(@Nullable RawFormat rawFormat) {
        this.rawFormat = rawFormat;
    }

    public @Nullable Long getUploadThreshold() {
        return uploadThreshold;
    }

    public void setUploadThreshold(@Nullable Long uploadThreshold) {
        this.uploadThreshold = uploadThreshold;
    }

    public @Nullable Long getUploadPartSize() {
        return uploadPartSize;
    }

    public void setUploadPartSize(@Nullable Long uploadPartSize) {
        this.uploadPartSize = uploadPartSize;
    }

    public @Nullable String getUploadName() {
        return uploadName;
    }

    public void setUploadName(@Nullable String uploadName) {
        this.uploadName = uploadName;
    }

    public @Nullable String getUploadDescription() {
        return uploadDescription;
    }

    public void setUploadDescription(@Nullable String uploadDescription) {
        this.uploadDescription = uploadDescription;
    }
}
