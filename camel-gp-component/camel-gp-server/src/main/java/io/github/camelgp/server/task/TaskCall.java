package io.github.camelgp.server.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelgp.server.value.Features;
import io.github.camelgp.server.value.FileReference;
import io.github.camelgp.server.value.LinearUnit;
import io.github.camelgp.server.value.SpatialReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One run of a task. Input getters give what the client sent, else the parameter's default value; without either they
 * throw a {@link ToolException}, so ask {@link #has} first where a parameter is optional. Values were checked against
 * the parameter before the run. For the thread that runs the tool only, except {@link #isCancelled}.
 */
public interface TaskCall {
    /** The job's id; a synchronous run has one too. */
    String jobId();

    /** The client sent a value that isn't empty. */
    boolean isGiven(String name);

    /** There is a value, given or by default. */
    boolean has(String name);

    /** Any value as JSON. */
    JsonNode json(String name);

    /** GPString and the types that are text. */
    String text(String name);

    /** GPLong. */
    long wholeNumber(String name);

    /** GPDouble. */
    double number(String name);

    /** GPBoolean; false without a value. */
    boolean flag(String name);

    /** GPDate. */
    Instant date(String name);

    /** GPLinearUnit. */
    LinearUnit linearUnit(String name);

    /**
     * GPFeatureRecordSetLayer, or GPRecordSet (no geometry type then). Features that came without a spatial reference
     * have that of the parameter's default value.
     */
    Features features(String name);

    /** GPDataFile, GPRasterData, GPRasterDataLayer. */
    FileReference file(String name);

    /**
     * Opens the content of an uploaded file.
     *
     * @return to be closed by the caller
     * @throws ToolException if the value names no uploaded file
     */
    InputStream open(String name) throws IOException;

    /** The elements of a multi-value or the rows of a value table; empty without a value. */
    List<JsonNode> list(String name);

    /** What the client asked for about coordinates and extent. */
    RunContext context();

    /**
     * The system that feature outputs are answered in: outSR, else processSR, else that of the first feature input.
     * Outputs in another system are reprojected by the server.
     */
    Optional<SpatialReference> outputSpatialReference();

    /**
     * Sets an output.
     *
     * @param value text, number, boolean, Instant, LinearUnit, FileReference, Features, JsonNode, or a List or Map of such
     * @throws IllegalArgumentException if the task has no such output
     */
    void set(String name, Object value);

    /**
     * Opens a file that the server will serve, and sets the output to its address.
     *
     * @param name an output of type GPDataFile, GPRasterData or GPRasterDataLayer
     * @param fileName without folders
     * @return to be closed by the caller
     */
    OutputStream file(String name, String fileName) throws IOException;

    /**
     * Puts features into a feature service of this server, and sets the output to the address of its layer.
     *
     * @param name an output
     * @param service the name, or JSON with {@code serviceProperties} and {@code itemProperties}
     * @throws ToolException if there can't be such a service
     */
    default void publish(String name, String service, Features features) {
        throw new ToolException("ERROR 001566: There are no feature services here.");
    }

    /**
     * The features of a layer of this server, by its address: one of a feature service or a result map, or a result of a
     * job; empty for any other address, and for secured services.
     */
    default Optional<Features> layer(String url) {
        return Optional.empty();
    }

    /** Adds an informative message. */
    void message(String text);

    /** Adds a warning. */
    void warning(String text);

    /** Adds an error message; by itself it doesn't fail the job. */
    void error(String text);

    /** Says how far the work is, in percent from 0 to 100. */
    void progress(int percent, String message);

    /** Says what is being done, without a number. */
    void progress(String message);

    /** The client has cancelled the job. Any thread may ask. */
    boolean isCancelled();

    /** Throws {@link JobCancelledException} if the client has cancelled the job; call it in long loops. */
    void checkCancelled();

    /**
     * Waits in server time, without using the processor.
     *
     * @throws JobCancelledException as soon as the job is cancelled
     */
    void pause(Duration duration);

    /** The server's clock. */
    InstantSource clock();
}
