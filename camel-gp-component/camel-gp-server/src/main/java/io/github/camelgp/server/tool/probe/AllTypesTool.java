package io.github.camelgp.server.tool.probe;

import io.github.camelgp.server.task.TaskBuilder;
import io.github.camelgp.server.task.TaskCall;
import io.github.camelgp.server.task.Tool;
import java.io.IOException;

/**
 * The task AllTypes: an optional input {@code In…} and an output {@code Out…} of each data type. An output echoes its
 * input where that is given; otherwise its value follows from Text, as {@link SampleValues} says. Thread-safe.
 */
public final class AllTypesTool implements Tool {

    /** The parameters, and this as the code. */
    public void describe(TaskBuilder task) {
        task.description("Gives a value of each data type: the input's where one is given, else one made from Text.")
                .input("Text", "GPString", p -> p.required().description("What the outputs are made from"));
        for (var type : SampleType.values()) {
            task.input("In" + type.label(), type.dataType(), p -> p.optional());
        }
        for (var type : SampleType.values()) {
            task.output("Out" + type.label(), type.dataType());
        }
        task.run(this);
    }

    @Override
    public void run(TaskCall call) throws IOException {
        var samples = new SampleValues(call.text("Text"));
        for (var type : SampleType.values()) {
            call.checkCancelled();
            var in = "In" + type.label();
            var out = "Out" + type.label();
            if (call.isGiven(in) && type.isFile() && !call.file(in).itemId().isEmpty()) {
                copy(call, in, out, fileName(type));
            } else if (call.isGiven(in)) {
                call.set(out, type.given(call, in));
            } else if (type == SampleType.DATA_FILE) {
                try (var file = call.file(out, fileName(type))) {
                    file.write(samples.file());
                }
            } else if (type.isFile()) {
                try (var file = call.file(out, fileName(type))) {
                    file.write(samples.raster());
                }
            } else {
                call.set(out, samples.value(type));
            }
        }
    }

    /** An upload is no address that a client could read, so what it holds is put out. */
    private static void copy(TaskCall call, String in, String out, String fileName) throws IOException {
        try (var content = call.open(in);
                var file = call.file(out, fileName)) {
            content.transferTo(file);
        }
    }

    private static String fileName(SampleType type) {
        return switch (type) {
            case DATA_FILE -> "text.txt";
            case RASTER_DATA -> "raster.tif";
            default -> "layer.tif";
        };
    }
}
