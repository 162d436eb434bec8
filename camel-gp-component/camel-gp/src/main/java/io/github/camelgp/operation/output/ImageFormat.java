package io.github.camelgp.operation.output;

/** Formats of pictures of results. Which of them a server draws it says in its {@code supportedImageFormatTypes}. */
public enum ImageFormat {
    png,
    png8,
    png24,
    png32,
    jpg,
    gif,
    bmp,
    tiff,
    pdf,
    svg
}
